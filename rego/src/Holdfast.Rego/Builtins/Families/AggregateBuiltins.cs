using System.Text;
using Holdfast.Rego.Values.Algebra;
using T = Holdfast.Rego.Builtins.RegoTypes;

namespace Holdfast.Rego.Builtins.Families;

/// <summary>Functions that make one value of a collection.</summary>
static class AggregateBuiltins
{
    public static readonly Builtin[] All =
    [
        Builtin.Function("count", [T.String | T.Array | T.Object | T.Set], T.Number, Count),
        Builtin.Function("sum", [T.Array | T.Set], T.Number, (in call) => Fold(call, RegoNumber.Zero, NumberArithmetic.Add)),
        Builtin.Function("product", [T.Array | T.Set], T.Number, (in call) => Fold(call, RegoNumber.One, NumberArithmetic.Multiply)),
        Builtin.Function("max", [T.Array | T.Set], T.Any, (in call) => Extreme(call, sign: 1)),
        Builtin.Function("min", [T.Array | T.Set], T.Any, (in call) => Extreme(call, sign: -1)),
        Builtin.Function("sort", [T.Array | T.Set], T.Array, Sort),
        Builtin.Function("all", [T.Array | T.Set], T.Boolean, (in call) => Quantify(call, until: false), BuiltinTraits.Removed),
        Builtin.Function("any", [T.Array | T.Set], T.Boolean, (in call) => Quantify(call, until: true), BuiltinTraits.Removed),
    ];

    static RegoNumber? Count(in BuiltinCall call)
    {
        switch (call[0])
        {
            case RegoArray array:
                return RegoNumber.Of(array.Count);
            case RegoObject entries:
                return RegoNumber.Of(entries.Count);
            case RegoSet set:
                return RegoNumber.Of(set.Count);
            case RegoString text:
                call.Budget.Charge(text.Weight);
                return RegoNumber.Of(Runes(text.Value));
            default:
                call.WrongKind(0, RegoKind.Array, RegoKind.Object, RegoKind.Set, RegoKind.String);
                return null;
        }
    }

    static int Runes(string text)
    {
        var count = 0;
        foreach (Rune _ in text.EnumerateRunes())
            count++;
        return count;
    }

    static RegoValue? Fold(in BuiltinCall call, RegoNumber start, Func<RegoNumber, RegoNumber, RegoNumber> combine)
    {
        if (!call.Elements(0, out var elements, RegoKind.Set, RegoKind.Array))
            return null;
        var result = start;
        foreach (var element in elements)
        {
            if (element is not RegoNumber number)
                return call.WrongElement(0, element, RegoKind.Number);
            call.Budget.Charge(result.Cost + number.Cost);
            result = combine(result, number);
        }
        return result;
    }

    static RegoValue? Extreme(in BuiltinCall call, int sign)
    {
        if (!call.Elements(0, out var elements, RegoKind.Set, RegoKind.Array))
            return null;
        RegoValue? best = null;
        foreach (var element in elements)
        {
            call.Budget.Charge(element.Weight);
            if (best is null || element.CompareTo(best) * sign > 0)
                best = element;
        }
        return best;
    }

    static RegoValue? Sort(in BuiltinCall call)
    {
        if (!call.Elements(0, out var elements, RegoKind.Set, RegoKind.Array))
            return null;
        SortCharge.Take(call.Budget, call[0], elements.Count);
        var sorted = elements.ToArray();
        if (call[0].Kind == RegoKind.Array)
            Array.Sort(sorted);
        return RegoArray.Adopt(sorted);
    }

    static RegoValue? Quantify(in BuiltinCall call, bool until)
    {
        if (!call.Elements(0, out var elements, RegoKind.Array, RegoKind.Set))
            return null;
        foreach (var element in elements)
        {
            if (element is RegoBoolean { Value: true } == until)
                return RegoBoolean.Of(until);
        }
        return RegoBoolean.Of(!until);
    }
}
