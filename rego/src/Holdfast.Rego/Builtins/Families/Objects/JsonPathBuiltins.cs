using T = Holdfast.Rego.Builtins.RegoTypes;

namespace Holdfast.Rego.Builtins.Families.Objects;

/// <summary>Functions that keep, remove or change what lies at paths.</summary>
static class JsonPathBuiltins
{
    public static readonly Builtin[] All =
    [
        Builtin.Function("json.filter", [T.Object, T.Array | T.Set], T.Any, (in call) => Select(call, PathSelection.Keep)),
        Builtin.Function("json.remove", [T.Object, T.Array | T.Set], T.Any, (in call) => Select(call, PathSelection.Remove)),
        Builtin.Function("json.patch", [T.Any, T.Array], T.Any, Patch),
    ];

    static RegoValue? Select(in BuiltinCall call, Func<RegoValue, PathSet, RegoValue> select)
    {
        if (!call.Object(0, out var entries) || !PathReader.Read(call, out var paths))
            return null;
        call.Budget.Charge(entries.Weight);
        call.Budget.ChargeMemory(entries.Weight);
        return select(entries, paths);
    }

    /// <summary>Applies the operations of a JSON patch in order; undefined when one of them fails.</summary>
    static RegoValue? Patch(in BuiltinCall call)
    {
        if (!call.Array(1, out var operations))
            return null;
        RegoValue? patched = call[0];
        foreach (var operation in operations.Span)
        {
            if (operation is not RegoObject entries || PatchOperation.Read(entries) is not { } step)
                return null;
            call.Budget.Charge(1 + step.Path.Length);
            patched = step.Apply(call.Budget, patched);
            if (patched is null)
                return null;
        }
        return patched;
    }
}
