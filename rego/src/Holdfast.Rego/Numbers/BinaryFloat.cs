using System.Numerics;

namespace Holdfast.Rego.Numbers;

/// <summary>
/// A binary floating-point number with a mantissa of 64 bits: <c>±mantissa × 2^exponent</c>, the mantissa's top bit set unless
/// the number is 0. Every operation rounds once, to nearest, ties to even.
/// </summary>
readonly record struct BinaryFloat
{
    const int MantissaBits = 64;
    const int GuardBits = 2;

    BinaryFloat(bool negative, ulong mantissa, int exponent)
    {
        Negative = negative;
        Mantissa = mantissa;
        Exponent = exponent;
    }

    public bool Negative { get; }

    public ulong Mantissa { get; }

    public int Exponent { get; }

    public bool IsZero => Mantissa == 0;

    public bool IsInteger => IsZero || Exponent >= 0 || (Exponent > -MantissaBits && BitOperations.TrailingZeroCount(Mantissa) >= -Exponent);

    BigInteger SignedMantissa => Negative ? -(BigInteger)Mantissa : Mantissa;

    public static BinaryFloat FromInteger(BigInteger value) => Round(value, 0, sticky: false);

    public static BinaryFloat FromRatio(BigInteger numerator, BigInteger denominator)
    {
        var shift = MantissaBits + GuardBits - (int)(Bits(numerator) - Bits(denominator));
        if (shift > 0)
            numerator <<= shift;
        else
            shift = 0;
        var quotient = BigInteger.DivRem(numerator, denominator, out var remainder);
        return Round(quotient, -shift, sticky: !remainder.IsZero);
    }

    public static BinaryFloat Add(BinaryFloat left, BinaryFloat right)
    {
        var exponent = Math.Min(left.Exponent, right.Exponent);
        return Round(left.At(exponent) + right.At(exponent), exponent, sticky: false);
    }

    public static BinaryFloat Multiply(BinaryFloat left, BinaryFloat right) =>
        Round(left.SignedMantissa * right.SignedMantissa, left.Exponent + right.Exponent, sticky: false);

    public static BinaryFloat Divide(BinaryFloat left, BinaryFloat right)
    {
        var quotient = FromRatio(left.SignedMantissa, right.SignedMantissa);
        return quotient.IsZero ? quotient : Round(quotient.SignedMantissa, quotient.Exponent + left.Exponent - right.Exponent, sticky: false);
    }

    public BinaryFloat Negate() => new(!Negative && !IsZero, Mantissa, Exponent);

    public BinaryFloat Absolute() => new(false, Mantissa, Exponent);

    /// <summary>The integer next to this number toward 0.</summary>
    public BigInteger Truncate()
    {
        var magnitude = Exponent >= 0 ? (BigInteger)Mantissa << Exponent : Exponent > -MantissaBits ? Mantissa >> -Exponent : 0;
        return Negative ? -magnitude : magnitude;
    }

    public int CompareTo(BinaryFloat other)
    {
        if (Sign != other.Sign || IsZero)
            return Sign.CompareTo(other.Sign);
        var order = Exponent != other.Exponent ? Exponent.CompareTo(other.Exponent) : Mantissa.CompareTo(other.Mantissa);
        return Negative ? -order : order;
    }

    /// <summary>Compares exactly with an integer.</summary>
    public int CompareTo(BigInteger other)
    {
        var whole = Truncate();
        var order = whole.CompareTo(other);
        return order != 0 || IsInteger ? order : Sign;
    }

    int Sign => IsZero ? 0 : Negative ? -1 : 1;

    BigInteger At(int exponent) => IsZero ? BigInteger.Zero : SignedMantissa << (Exponent - exponent);

    static long Bits(BigInteger value) => BigInteger.Abs(value).GetBitLength();

    static BinaryFloat Round(BigInteger value, int exponent, bool sticky)
    {
        if (value.IsZero)
            return default;
        var negative = value.Sign < 0;
        var magnitude = BigInteger.Abs(value);
        var excess = (int)magnitude.GetBitLength() - MantissaBits;
        if (excess <= 0)
            return Bounded(negative, (ulong)magnitude << -excess, exponent + excess);
        var mantissa = (ulong)(magnitude >> excess);
        var tail = magnitude & ((BigInteger.One << excess) - 1);
        var half = tail.CompareTo(BigInteger.One << (excess - 1));
        if (half > 0 || (half == 0 && (sticky || (mantissa & 1) == 1)))
        {
            if (++mantissa == 0)
                return Bounded(negative, 1UL << (MantissaBits - 1), exponent + excess + 1);
        }
        return Bounded(negative, mantissa, exponent + excess);
    }

    static BinaryFloat Bounded(bool negative, ulong mantissa, int exponent) =>
        Math.Abs(exponent + MantissaBits) <= NumberBounds.MaxBits
            ? new BinaryFloat(negative, mantissa, exponent)
            : throw NumberBounds.TooLarge();
}
