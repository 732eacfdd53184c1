using System.Globalization;
using System.Numerics;

namespace Holdfast.Rego.Builtins.Families.Formatting;

/// <summary>Doubles with a binary exponent.</summary>
static class BinaryFloatText
{
    const int FractionBits = 52;
    const int Bias = 1075;

    /// <summary>The mantissa as a decimal integer: <c>4503599627370496p-52</c>.</summary>
    public static string Mantissa(double value)
    {
        var (mantissa, exponent) = Split(value);
        return string.Create(CultureInfo.InvariantCulture, $"{mantissa}p{(exponent < 0 ? "-" : "+")}{Math.Abs(exponent)}");
    }

    /// <summary>The mantissa in hexadecimal digits, the first of which is 1: <c>0x1.8p+01</c>.</summary>
    public static string Hex(double value, int? precision)
    {
        var (mantissa, exponent) = Split(value);
        if (mantissa != 0)
        {
            var shift = BitOperations.LeadingZeroCount(mantissa) - (63 - FractionBits);
            (mantissa, exponent) = (mantissa << shift, exponent - shift + FractionBits);
        }
        else
        {
            exponent = 0;
        }
        if (precision is { } keep && keep < FractionBits / 4)
            mantissa = Round(mantissa, FractionBits - 4 * keep);
        if (mantissa >> (FractionBits + 1) != 0)
            (mantissa, exponent) = (mantissa >> 1, exponent + 1);
        var fraction = (mantissa & ((1UL << FractionBits) - 1)).ToString("x13", CultureInfo.InvariantCulture);
        fraction = precision is { } length ? fraction.PadRight(length, '0')[..length] : fraction.TrimEnd('0');
        var point = fraction.Length == 0 ? "" : ".";
        return string.Create(CultureInfo.InvariantCulture, $"0x{mantissa >> FractionBits}{point}{fraction}p{(exponent < 0 ? "-" : "+")}{Math.Abs(exponent):00}");
    }

    static (ulong Mantissa, int Exponent) Split(double value)
    {
        var bits = (ulong)BitConverter.DoubleToInt64Bits(value);
        var biased = (int)(bits >> FractionBits) & 0x7FF;
        var fraction = bits & ((1UL << FractionBits) - 1);
        return (biased == 0 ? fraction : fraction | (1UL << FractionBits), Math.Max(biased, 1) - Bias);
    }

    static ulong Round(ulong mantissa, int dropped)
    {
        var (half, tail) = (1UL << (dropped - 1), mantissa & ((1UL << dropped) - 1));
        var kept = mantissa >> dropped;
        if (tail > half || (tail == half && (kept & 1) == 1))
            kept++;
        return kept << dropped;
    }
}
