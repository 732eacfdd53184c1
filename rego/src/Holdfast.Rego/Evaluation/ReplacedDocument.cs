using Holdfast.Rego.Limits;

namespace Holdfast.Rego.Evaluation;

/// <summary>What <c>with data…</c> has replaced at and below a place. Immutable.</summary>
sealed class ReplacedDocument
{
    const int BytesPerEntry = 32;

    static readonly Dictionary<RegoValue, ReplacedDocument> None = [];

    ReplacedDocument(RegoValue? value, Dictionary<RegoValue, ReplacedDocument> children) => (Value, Children) = (value, children);

    /// <summary>The new value of the whole document here; null when only places below are replaced.</summary>
    public RegoValue? Value { get; }

    public IReadOnlyDictionary<RegoValue, ReplacedDocument> Children { get; }

    public ReplacedDocument? Child(RegoValue key) => Children.GetValueOrDefault(key);

    /// <summary>The replacements with one more.</summary>
    public static ReplacedDocument With(ReplacedDocument? current, ReadOnlySpan<RegoValue> path, RegoValue value, BudgetMeter budget)
    {
        if (path.Length == 0)
            return new(value, None);
        if (current?.Value is not null)
            return new(Placed(current.Value, path, value, budget), None);
        budget.ChargeMemory(BytesPerEntry * (1L + (current?.Children.Count ?? 0)));
        var children = current is null ? [] : new Dictionary<RegoValue, ReplacedDocument>(current.Children);
        children[path[0]] = With(current?.Child(path[0]), path[1..], value, budget);
        return new(null, children);
    }

    /// <summary>A value with another one put in at a path; what is in the way and no object gives way.</summary>
    public static RegoValue Placed(RegoValue? whole, ReadOnlySpan<RegoValue> path, RegoValue value, BudgetMeter budget)
    {
        if (path.Length == 0)
            return value;
        budget.ChargeMemory(BytesPerEntry * (1L + ((whole as RegoObject)?.Count ?? 0)));
        var builder = whole is RegoObject entries ? new RegoObjectBuilder(entries) : new RegoObjectBuilder();
        builder.Set(path[0], Placed(builder.Find(path[0]), path[1..], value, budget));
        return builder.Build();
    }
}
