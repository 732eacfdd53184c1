using Holdfast.Rego.Values.Algebra;
using T = Holdfast.Rego.Builtins.RegoTypes;

namespace Holdfast.Rego.Builtins.Families;

/// <summary>Functions on sets. The operators have the names and, or; the difference is minus, beside that of numbers.</summary>
static class SetBuiltins
{
    const int BytesPerMember = 24;

    public static readonly Builtin[] All =
    [
        Builtin.Function("and", [T.Set, T.Set], T.Set, (in call) => Combine(call, SetAlgebra.Intersection)),
        Builtin.Function("or", [T.Set, T.Set], T.Set, (in call) => Combine(call, SetAlgebra.Union)),
        Builtin.Function("intersection", [T.Set], T.Set, (in call) => CombineAll(call, SetAlgebra.Intersection)),
        Builtin.Function("union", [T.Set], T.Set, (in call) => CombineAll(call, SetAlgebra.Union)),
    ];

    static RegoSet? Combine(in BuiltinCall call, Func<RegoSet, RegoSet, RegoSet> operation)
    {
        if (!call.Set(0, out var left) || !call.Set(1, out var right))
            return null;
        Charge(call, left, right);
        return operation(left, right);
    }

    static RegoValue? CombineAll(in BuiltinCall call, Func<RegoSet, RegoSet, RegoSet> operation)
    {
        if (!call.Set(0, out var sets))
            return null;
        RegoSet? result = null;
        foreach (var element in sets)
        {
            if (element is not RegoSet set)
                return call.WrongElement(0, element, RegoKind.Set);
            if (result is not null)
                Charge(call, result, set);
            result = result is null ? set : operation(result, set);
        }
        return result ?? RegoSet.Empty;
    }

    static void Charge(in BuiltinCall call, RegoSet left, RegoSet right)
    {
        var members = (long)left.Count + right.Count;
        call.Budget.Charge(members);
        call.Budget.ChargeOutput(members * BytesPerMember);
    }
}
