using Holdfast.Rego.Values.Algebra;
using T = Holdfast.Rego.Builtins.RegoTypes;

namespace Holdfast.Rego.Builtins.Families;

/// <summary>Functions that v1 of the language no longer has; they are known so that calling one gives a clear error.</summary>
static class RemovedBuiltins
{
    public static readonly Builtin[] All =
    [
        Removed("set_diff", [T.Set, T.Set], T.Set, Difference),
        Removed("cast_array", [T.Any], T.Array, (in call) => call[0] is RegoSet set ? RegoArray.Adopt([.. set]) : Same(call, RegoKind.Array)),
        Removed("cast_set", [T.Any], T.Set, (in call) => call[0] is RegoArray array ? RegoSet.Of(array.Span) : Same(call, RegoKind.Set)),
        Removed("cast_string", [T.Any], T.String, (in call) => Same(call, RegoKind.String)),
        Removed("cast_boolean", [T.Any], T.Boolean, (in call) => Same(call, RegoKind.Boolean)),
        Removed("cast_null", [T.Any], T.Null, (in call) => Same(call, RegoKind.Null)),
        Removed("cast_object", [T.Any], T.Object, (in call) => Same(call, RegoKind.Object)),
    ];

    static Builtin Removed(string name, T[] operands, T result, BuiltinBody body) =>
        Builtin.Function(name, operands, result, body, BuiltinTraits.Removed);

    static RegoValue? Same(in BuiltinCall call, RegoKind kind) => call[0].Kind == kind ? call[0] : call.WrongKind(0, kind);

    static RegoSet? Difference(in BuiltinCall call)
    {
        if (!call.Set(0, out var left) || !call.Set(1, out var right))
            return null;
        call.Budget.Charge(left.Count);
        return SetAlgebra.Difference(left, right);
    }
}
