using System.Numerics;

namespace Holdfast.Rego.Numbers;

/// <summary>How large, small and long a number may be, so that one short text cannot stand for gigabytes of digits.</summary>
static class NumberBounds
{
    /// <summary>The most bits of an integer, and the largest binary exponent, either way, of any other number.</summary>
    public const int MaxBits = 1 << 17;

    /// <summary>The most characters of a number's text.</summary>
    public const int MaxTextLength = 40_000;

    /// <summary>The farthest the first digit of a text may stand from the decimal point; below <see cref="MaxBits"/> in bits.</summary>
    public const int MaxDecimalExponent = 39_000;

    public static BigInteger Checked(BigInteger value) => value.GetBitLength() <= MaxBits ? value : throw TooLarge();

    public static RegoLimitException TooLarge() => new(RegoLimit.NumberSize, "A number is too large, too small or too long.");
}
