using System.Globalization;
using System.Numerics;

namespace Holdfast.Rego.Builtins.Families.Strings;

/// <summary>Integers in another base, with small letters and a sign in front.</summary>
static class IntegerText
{
    public static string Write(BigInteger value, int radix)
    {
        if (radix == 10)
            return value.ToString(CultureInfo.InvariantCulture);
        var digits = Magnitude(BigInteger.Abs(value), radix);
        return value.Sign < 0 ? "-" + digits : digits;
    }

    /// <summary>The digits of a number that is not negative.</summary>
    public static string Magnitude(BigInteger value, int radix)
    {
        if (value.IsZero)
            return "0";
        return radix switch
        {
            2 => value.ToString("b", CultureInfo.InvariantCulture).TrimStart('0'),
            8 => Octal(value),
            16 => value.ToString("x", CultureInfo.InvariantCulture).TrimStart('0'),
            _ => value.ToString(CultureInfo.InvariantCulture),
        };
    }

    static string Octal(BigInteger value)
    {
        var bits = value.ToString("b", CultureInfo.InvariantCulture).TrimStart('0');
        bits = bits.PadLeft((bits.Length + 2) / 3 * 3, '0');
        return string.Create(bits.Length / 3, bits, static (digits, bits) =>
        {
            for (var i = 0; i < digits.Length; i++)
                digits[i] = (char)('0' + (bits[i * 3] - '0') * 4 + (bits[i * 3 + 1] - '0') * 2 + (bits[i * 3 + 2] - '0'));
        });
    }
}
