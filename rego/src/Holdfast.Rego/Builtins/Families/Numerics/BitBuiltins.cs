using System.Numerics;
using Holdfast.Rego.Numbers;
using T = Holdfast.Rego.Builtins.RegoTypes;

namespace Holdfast.Rego.Builtins.Families.Numerics;

/// <summary>Functions on the bits of integers of any size, negative ones in two's complement.</summary>
static class BitBuiltins
{
    public static readonly Builtin[] All =
    [
        Builtin.Function("bits.and", [T.Number, T.Number], T.Number, (in call) => Combine(call, (x, y) => x & y)),
        Builtin.Function("bits.or", [T.Number, T.Number], T.Number, (in call) => Combine(call, (x, y) => x | y)),
        Builtin.Function("bits.xor", [T.Number, T.Number], T.Number, (in call) => Combine(call, (x, y) => x ^ y)),
        Builtin.Function("bits.negate", [T.Number], T.Number, (in call) => call.Integer(0, out var x) ? RegoNumber.Of(-x - 1) : null),
        Builtin.Function("bits.lsh", [T.Number, T.Number], T.Number, ShiftLeft),
        Builtin.Function("bits.rsh", [T.Number, T.Number], T.Number, ShiftRight),
    ];

    static RegoNumber? Combine(in BuiltinCall call, Func<BigInteger, BigInteger, BigInteger> operation) =>
        call.Integer(0, out var x) && call.Integer(1, out var y) ? RegoNumber.Of(operation(x, y)) : null;

    static RegoNumber? ShiftLeft(in BuiltinCall call)
    {
        if (!call.Integer(0, out var x) || !Places(call, out var places))
            return null;
        if (x.IsZero)
            return RegoNumber.Zero;
        if (places > NumberBounds.MaxBits)
            throw NumberBounds.TooLarge();
        return RegoNumber.Of(x << (int)places);
    }

    static RegoNumber? ShiftRight(in BuiltinCall call)
    {
        if (!call.Integer(0, out var x) || !Places(call, out var places))
            return null;
        return RegoNumber.Of(x >> (int)BigInteger.Min(places, NumberBounds.MaxBits + 1));
    }

    static bool Places(in BuiltinCall call, out BigInteger places)
    {
        if (!call.Integer(1, out places))
            return false;
        if (places.Sign >= 0)
            return true;
        call.FailOperand(1, "must be an unsigned integer number but got a negative integer");
        return false;
    }
}
