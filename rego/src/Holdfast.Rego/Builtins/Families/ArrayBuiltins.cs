using T = Holdfast.Rego.Builtins.RegoTypes;

namespace Holdfast.Rego.Builtins.Families;

/// <summary>Functions that make arrays of arrays.</summary>
static class ArrayBuiltins
{
    const int BytesPerElement = 8;

    public static readonly Builtin[] All =
    [
        Builtin.Function("array.concat", [T.Array, T.Array], T.Array, Concat),
        Builtin.Function("array.flatten", [T.Array], T.Array, Flatten),
        Builtin.Function("array.reverse", [T.Array], T.Array, Reverse),
        Builtin.Function("array.slice", [T.Array, T.Number, T.Number], T.Array, Slice),
    ];

    static RegoArray? Concat(in BuiltinCall call)
    {
        if (!call.Array(0, out var first) || !call.Array(1, out var second))
            return null;
        Charge(call, (long)first.Count + second.Count);
        return RegoArray.Adopt([.. first.Span, .. second.Span]);
    }

    /// <summary>Takes the elements of the arrays inside, one level deep.</summary>
    static RegoArray? Flatten(in BuiltinCall call)
    {
        if (!call.Array(0, out var array))
            return null;
        Charge(call, array.Sum(item => item is RegoArray inner ? (long)inner.Count : 1));
        var flat = new List<RegoValue>();
        foreach (var item in array.Span)
        {
            if (item is RegoArray inner)
                flat.AddRange(inner.Span);
            else
                flat.Add(item);
        }
        return RegoArray.Adopt([.. flat]);
    }

    static RegoArray? Reverse(in BuiltinCall call)
    {
        if (!call.Array(0, out var array))
            return null;
        Charge(call, array.Count);
        var reversed = array.Span.ToArray();
        Array.Reverse(reversed);
        return RegoArray.Adopt(reversed);
    }

    /// <summary>Takes the elements from the first index up to, but without, the second; indexes beyond the ends mean the ends.</summary>
    static RegoArray? Slice(in BuiltinCall call)
    {
        if (!call.Array(0, out var array) || !call.Int64(1, out var from) || !call.Int64(2, out var to))
            return null;
        var start = (int)Math.Clamp(from, 0, array.Count);
        var end = (int)Math.Clamp(to, start, array.Count);
        Charge(call, end - start);
        return RegoArray.Of(array.Span[start..end]);
    }

    static void Charge(in BuiltinCall call, long elements)
    {
        call.Budget.Charge(elements);
        call.Budget.ChargeOutput(elements * BytesPerElement);
    }
}
