using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace Holdfast.Rego.Builtins.Families.Yaml;

/// <summary>What plain values mean, by the rules of YAML 1.1 that Open Policy Agent follows.</summary>
static partial class YamlScalar
{
    const int LongestNumber = 1000;

    public static RegoValue Resolve(string text)
    {
        switch (text)
        {
            case "" or "~" or "null" or "Null" or "NULL":
                return RegoNull.Value;
            case "y" or "Y" or "yes" or "Yes" or "YES" or "true" or "True" or "TRUE" or "on" or "On" or "ON":
                return RegoBoolean.True;
            case "n" or "N" or "no" or "No" or "NO" or "false" or "False" or "FALSE" or "off" or "Off" or "OFF":
                return RegoBoolean.False;
        }
        if (text.Length > LongestNumber || !(char.IsAsciiDigit(text[0]) || text[0] is '+' or '-' or '.'))
            return RegoString.Of(text);
        return ResolveNumber(text) ?? (RegoValue)RegoString.Of(text);
    }

    static RegoNumber? ResolveNumber(string text)
    {
        var plain = text.Replace("_", "", StringComparison.Ordinal);
        var sign = plain.StartsWith('-') ? -1 : 1;
        var digits = plain.AsSpan(plain is ['+' or '-', ..] ? 1 : 0);
        if (digits.StartsWith("0x") && BigInteger.TryParse($"0{digits[2..]}", NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            return RegoNumber.Of(value * sign);
        if (digits.StartsWith("0b") && digits.Length > 2 && BigInteger.TryParse($"0{digits[2..]}", NumberStyles.AllowBinarySpecifier, CultureInfo.InvariantCulture, out value))
            return RegoNumber.Of(value * sign);
        var octal = digits.StartsWith("0o") ? digits[2..] : digits is ['0', _, ..] ? digits[1..] : [];
        if (octal.Length > 0 && octal.IndexOfAnyExceptInRange('0', '7') < 0)
            return RegoNumber.Of(sign * octal.ToArray().Aggregate(BigInteger.Zero, (sum, digit) => sum * 8 + (digit - '0')));
        return Decimal().IsMatch(plain) ? Numerics.NumberReading.Read(plain) : null;
    }

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Decimal();
}
