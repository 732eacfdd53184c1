using System.Numerics;

namespace Holdfast.Rego.Numbers;

/// <summary>How large, small and long a number may be, so that one short text cannot stand for gigabytes of digits.</summary>
internal static class NumberBounds
{
    /// <summary>The most bits of an integer, and the largest binary exponent, either way, of any other number.</summary>
    internal const int MaxBits = 1 << 17;

    /// <summary>The most characters of a number's text.</summary>
    internal const int MaxTextLength = 40_000;

    /// <summary>The farthest the first digit of a text may stand from the decimal point; below <see cref="MaxBits"/> in bits.</summary>
    internal const int MaxDecimalExponent = 39_000;

    internal static BigInteger Checked(BigInteger value) => value.GetBitLength() <= MaxBits ? value : throw TooLarge();

    internal static RegoLimitException TooLarge() => new(RegoLimit.NumberSize, "A number is too large, too small or too long.");
}
