using System.Numerics;
using Holdfast.Rego.Numbers;

namespace Holdfast.Rego.Values.Algebra;

/// <summary>
/// Arithmetic: exact between integers, in binary floating point otherwise. Everything ends in
/// <see cref="RegoLimitException"/> where the result would be out of bounds.
/// </summary>
static class NumberArithmetic
{
    public static RegoNumber Add(RegoNumber left, RegoNumber right)
    {
        if (left.TryGetInt64(out var a) && right.TryGetInt64(out var b))
        {
            var sum = unchecked(a + b);
            return ((a ^ sum) & (b ^ sum)) >= 0 ? RegoNumber.Of(sum) : RegoNumber.Of((BigInteger)a + b);
        }
        return left.TryGetInteger(out var x) && right.TryGetInteger(out var y)
            ? RegoNumber.Of(x + y)
            : RegoNumber.FromFloat(BinaryFloat.Add(left.Form.ToFloat(), right.Form.ToFloat()));
    }

    public static RegoNumber Subtract(RegoNumber left, RegoNumber right)
    {
        if (left.TryGetInt64(out var a) && right.TryGetInt64(out var b))
        {
            var difference = unchecked(a - b);
            return ((a ^ b) & (a ^ difference)) >= 0 ? RegoNumber.Of(difference) : RegoNumber.Of((BigInteger)a - b);
        }
        return left.TryGetInteger(out var x) && right.TryGetInteger(out var y)
            ? RegoNumber.Of(x - y)
            : RegoNumber.FromFloat(BinaryFloat.Add(left.Form.ToFloat(), right.Form.ToFloat().Negate()));
    }

    public static RegoNumber Multiply(RegoNumber left, RegoNumber right)
    {
        if (left.TryGetInt64(out var a) && right.TryGetInt64(out var b))
        {
            var high = Math.BigMul(a, b, out var low);
            return high == low >> 63 ? RegoNumber.Of(low) : RegoNumber.Of((BigInteger)a * b);
        }
        if (left.TryGetInteger(out var x) && right.TryGetInteger(out var y))
        {
            return x.GetBitLength() + y.GetBitLength() <= NumberBounds.MaxBits + 1
                ? RegoNumber.Of(x * y)
                : throw NumberBounds.TooLarge();
        }
        return RegoNumber.FromFloat(BinaryFloat.Multiply(left.Form.ToFloat(), right.Form.ToFloat()));
    }

    /// <summary>The quotient, an integer where it is one; null when the divisor is 0.</summary>
    public static RegoNumber? Divide(RegoNumber left, RegoNumber right)
    {
        if (right.IsZero())
            return null;
        if (left.TryGetInteger(out var x) && right.TryGetInteger(out var y))
        {
            var quotient = BigInteger.DivRem(x, y, out var remainder);
            if (remainder.IsZero)
                return RegoNumber.Of(quotient);
        }
        return RegoNumber.FromFloat(BinaryFloat.Divide(left.Form.ToFloat(), right.Form.ToFloat()));
    }

    /// <summary>The remainder of integers, with the sign of the dividend; null when the divisor is 0.</summary>
    public static RegoNumber? Remainder(BigInteger left, BigInteger right) =>
        right.IsZero ? null : RegoNumber.Of(BigInteger.Remainder(left, right));

    public static RegoNumber Absolute(RegoNumber number)
    {
        if (number.TryGetInteger(out var integer))
            return integer.Sign >= 0 ? number : RegoNumber.Of(-integer);
        return number.Form.Fraction.Negative ? RegoNumber.FromFloat(number.Form.Fraction.Absolute()) : number;
    }

    /// <summary>The nearest integer; halves go away from 0.</summary>
    public static RegoNumber Round(RegoNumber number)
    {
        if (number.TryGetInteger(out _))
            return number;
        var half = BinaryFloat.FromRatio(number.Form.Fraction.Negative ? BigInteger.MinusOne : BigInteger.One, 2);
        return RegoNumber.Of(BinaryFloat.Add(number.Form.Fraction, half).Truncate());
    }

    /// <summary>The next integer up.</summary>
    public static RegoNumber Ceiling(RegoNumber number)
    {
        if (number.TryGetInteger(out _))
            return number;
        var fraction = number.Form.Fraction;
        return RegoNumber.Of(fraction.Truncate() + (fraction.Negative ? 0 : 1));
    }

    /// <summary>The next integer down.</summary>
    public static RegoNumber Floor(RegoNumber number)
    {
        if (number.TryGetInteger(out _))
            return number;
        var fraction = number.Form.Fraction;
        return RegoNumber.Of(fraction.Truncate() - (fraction.Negative ? 1 : 0));
    }

    public static bool IsZero(this RegoNumber number) => number.TryGetInt64(out var value) && value == 0;
}
