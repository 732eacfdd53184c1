using System.Globalization;
using System.Text;
using Holdfast.Rego.Texts;

namespace Holdfast.Rego.Builtins.Families.Formatting;

/// <summary>The verbs for numbers with a point or an exponent.</summary>
readonly struct FloatVerbs(BoundedText text, Directive directive)
{
    const int UsualPrecision = 6;

    public bool Write(double value, char verb)
    {
        var precision = directive.Precision;
        var magnitude = Math.Abs(value);
        var digits = verb switch
        {
            'v' or 'g' or 'G' => Sharpen(General(magnitude, precision), precision ?? UsualPrecision),
            'e' or 'E' => Sharpen(Scientific(DecimalDigits.Exact(magnitude), precision ?? UsualPrecision), 0),
            'f' or 'F' => Sharpen(Plain(DecimalDigits.Exact(magnitude), precision ?? UsualPrecision), 0),
            'b' => BinaryFloatText.Mantissa(magnitude),
            'x' or 'X' => BinaryFloatText.Hex(magnitude, precision),
            _ => null,
        };
        if (digits is null)
            return false;
        if (char.IsAsciiLetterUpper(verb))
            digits = digits.ToUpperInvariant();
        var sign = directive.Sign(double.IsNegative(value));
        if (directive is { PadsWithZeros: true, Width: { } width })
            digits = digits.PadLeft(Math.Max(width - sign.Length, 0), '0');
        text.AppendPadded(directive, sign + digits, withZeros: false);
        return true;
    }

    static string General(double value, int? precision)
    {
        if (precision == 0)
            precision = 1;
        var digits = precision is { } keep ? DecimalDigits.Exact(value).Round(keep) : DecimalDigits.Shortest(value);
        var limit = precision ?? UsualPrecision;
        if (precision is not null && limit > digits.Count && digits.Count >= digits.Point)
            limit = digits.Count;
        var exponent = digits.Count == 0 ? 0 : digits.Point - 1;
        return exponent < -4 || exponent >= Math.Max(limit, 1)
            ? Scientific(digits, Math.Max(digits.Count - 1, 0))
            : Plain(digits, Math.Max(digits.Count - digits.Point, 0));
    }

    static string Scientific(DecimalDigits digits, int precision)
    {
        digits = digits.Round(precision + 1);
        var written = new StringBuilder().Append(digits.At(0));
        if (precision > 0)
            written.Append('.');
        for (var i = 1; i <= precision; i++)
            written.Append(digits.At(i));
        var exponent = digits.Count == 0 ? 0 : digits.Point - 1;
        return written.Append('e').Append(exponent < 0 ? '-' : '+').Append(Math.Abs(exponent).ToString("00", CultureInfo.InvariantCulture)).ToString();
    }

    static string Plain(DecimalDigits digits, int precision)
    {
        digits = digits.Round(digits.Point + precision);
        var written = new StringBuilder();
        for (var i = 0; i < digits.Point; i++)
            written.Append(digits.At(i));
        if (written.Length == 0)
            written.Append('0');
        if (precision > 0)
            written.Append('.');
        for (var i = 0; i < precision; i++)
            written.Append(digits.At(digits.Point + i));
        return written.ToString();
    }

    /// <summary>The flag <c>#</c>: always a point, and for <c>%g</c> the trailing zeros too.</summary>
    string Sharpen(string number, int digits)
    {
        if (!directive.Sharp)
            return number;
        var exponentAt = number.IndexOf('e');
        var (mantissa, tail) = exponentAt < 0 ? (number, "") : (number[..exponentAt], number[exponentAt..]);
        var significant = mantissa.Where(char.IsAsciiDigit).SkipWhile(digit => digit == '0').Count();
        if (mantissa == "0")
            significant = 1;
        if (!mantissa.Contains('.'))
            mantissa += ".";
        return mantissa + new string('0', Math.Max(digits - significant, 0)) + tail;
    }
}
