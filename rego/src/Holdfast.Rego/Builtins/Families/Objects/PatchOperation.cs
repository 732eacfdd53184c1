using Holdfast.Rego.Limits;

namespace Holdfast.Rego.Builtins.Families.Objects;

/// <summary>One operation of a JSON patch (RFC 6902), which also works inside sets.</summary>
sealed record PatchOperation(string Name, RegoValue[] Path, RegoValue[]? From, RegoValue? Value)
{
    static readonly RegoString NameKey = RegoString.Of("op");
    static readonly RegoString PathKey = RegoString.Of("path");
    static readonly RegoString FromKey = RegoString.Of("from");
    static readonly RegoString ValueKey = RegoString.Of("value");

    /// <summary>Reads an operation; null when it is none, or lacks what it needs.</summary>
    public static PatchOperation? Read(RegoObject entries)
    {
        if (entries.Find(NameKey) is not RegoString { Value: var name } || Keys(entries, PathKey) is not { } path)
            return null;
        var from = Keys(entries, FromKey);
        var value = entries.Find(ValueKey);
        var complete = name switch
        {
            "add" or "replace" or "test" => value is not null,
            "move" or "copy" => from is not null,
            _ => name == "remove",
        };
        return complete ? new(name, path, from, value) : null;
    }

    /// <summary>The changed value, or null when the operation fails.</summary>
    public RegoValue? Apply(BudgetMeter budget, RegoValue target)
    {
        switch (Name)
        {
            case "add":
                return ValueEdit.Insert(budget, target, Path, Value!);
            case "remove":
                return ValueEdit.Delete(budget, target, Path);
            case "replace":
                return Path.Length == 0 ? Value : ValueEdit.Replace(budget, target, Path, Value!);
            case "copy":
                return ValueEdit.Find(target, From!) is { } copied ? ValueEdit.Insert(budget, target, Path, copied) : null;
            case "move":
                return Move(budget, target);
            default:
                budget.Charge(Value!.Weight);
                return ValueEdit.Find(target, Path) is { } found && found.Equals(Value) ? target : null;
        }
    }

    RegoValue? Move(BudgetMeter budget, RegoValue target)
    {
        if (ValueEdit.Find(target, From!) is not { } moved)
            return null;
        if (From!.Length == 0)
            return Path.Length == 0 ? target : null;
        return ValueEdit.Delete(budget, target, From) is { } without ? ValueEdit.Insert(budget, without, Path, moved) : null;
    }

    static RegoValue[]? Keys(RegoObject entries, RegoString name) => entries.Find(name) is { } path ? PathReader.Keys(path) : null;
}
