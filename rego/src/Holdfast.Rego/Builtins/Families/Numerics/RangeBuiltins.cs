using System.Numerics;
using T = Holdfast.Rego.Builtins.RegoTypes;

namespace Holdfast.Rego.Builtins.Families.Numerics;

/// <summary>Functions that count from one integer to another, up or down, both ends included.</summary>
static class RangeBuiltins
{
    const int BytesPerNumber = 40;

    public static readonly Builtin[] All =
    [
        Builtin.Function("numbers.range", [T.Number, T.Number], T.Array, Range),
        Builtin.Function("numbers.range_step", [T.Number, T.Number, T.Number], T.Array, RangeStep),
    ];

    static RegoArray? Range(in BuiltinCall call) =>
        call.Integer(0, out var from) && call.Integer(1, out var to) ? Count(call, from, to, BigInteger.One) : null;

    static RegoValue? RangeStep(in BuiltinCall call)
    {
        if (!call.Integer(0, out var from) || !call.Integer(1, out var to) || !call.Integer(2, out var step))
            return null;
        return step.Sign > 0 ? Count(call, from, to, step) : call.Fail("step must be a positive integer");
    }

    static RegoArray Count(in BuiltinCall call, BigInteger from, BigInteger to, BigInteger step)
    {
        var count = BigInteger.Abs(to - from) / step + 1;
        var bytes = count * (BytesPerNumber + BigInteger.Max(BigInteger.Abs(from), BigInteger.Abs(to)).GetBitLength() / 8);
        call.Budget.ChargeOutput(bytes > long.MaxValue ? long.MaxValue : (long)bytes);
        call.Budget.Charge((long)count);
        var numbers = new RegoValue[(int)count];
        var (next, stride) = (from, from <= to ? step : -step);
        for (var i = 0; i < numbers.Length; i++, next += stride)
            numbers[i] = RegoNumber.Of(next);
        return RegoArray.Adopt(numbers);
    }
}
