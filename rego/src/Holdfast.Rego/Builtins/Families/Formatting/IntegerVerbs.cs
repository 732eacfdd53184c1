using System.Globalization;
using System.Numerics;
using System.Text;
using Holdfast.Rego.Builtins.Families.Strings;
using Holdfast.Rego.Texts;

namespace Holdfast.Rego.Builtins.Families.Formatting;

/// <summary>The verbs for integers of 64 bits.</summary>
readonly struct IntegerVerbs(BoundedText text, Directive directive)
{
    public bool Write(long value, char verb)
    {
        switch (verb)
        {
            case 'v':
            case 'd':
                return WriteDigits(value, 10, verb);
            case 'b':
                return WriteDigits(value, 2, verb);
            case 'o':
            case 'O':
                return WriteDigits(value, 8, verb);
            case 'x':
            case 'X':
                return WriteDigits(value, 16, verb);
            case 'c':
                text.AppendPadded(directive, ToRune(value).ToString(), directive.PadsWithZeros);
                return true;
            case 'q':
                text.AppendPadded(directive, RuneQuote.Character(ToRune(value), directive.Plus), directive.PadsWithZeros);
                return true;
            case 'U':
                WriteCodePoint(value);
                return true;
            default:
                return false;
        }
    }

    static Rune ToRune(long value) =>
        value is >= 0 and <= 0x10FFFF && Rune.IsValid((int)value) ? new Rune((int)value) : Rune.ReplacementChar;

    bool WriteDigits(long value, int radix, char verb)
    {
        var sign = directive.Sign(value < 0);
        var digits = IntegerText.Magnitude(BigInteger.Abs(value), radix);
        var least = 0;
        if (directive.Precision is { } precision)
        {
            least = precision;
            if (precision == 0 && value == 0)
                digits = "";
        }
        else if (directive.PadsWithZeros && directive.Width is { } width)
        {
            least = width - sign.Length;
        }
        if (digits.Length == 0)
        {
            text.AppendPadded(directive, "", withZeros: false);
            return true;
        }
        digits = digits.PadLeft(Math.Max(least, 0), '0');
        var whole = sign + Prefix(verb, digits) + digits;
        text.AppendPadded(directive, verb == 'X' ? whole.ToUpperInvariant() : whole, withZeros: false);
        return true;
    }

    string Prefix(char verb, string digits) => verb switch
    {
        'O' => "0o",
        'b' when directive.Sharp => "0b",
        'o' when directive.Sharp && digits[0] != '0' => "0",
        'x' or 'X' when directive.Sharp => "0x",
        _ => "",
    };

    void WriteCodePoint(long value)
    {
        var least = Math.Max(directive.Precision ?? 4, 4);
        var code = "U+" + unchecked((ulong)value).ToString("X", CultureInfo.InvariantCulture).PadLeft(least, '0');
        var shown = directive.Sharp && value is >= 0 and <= 0x10FFFF && RuneQuote.Character(ToRune(value), ascii: false) is ['\'', not '\\', ..]
            ? $"{code} '{ToRune(value)}'"
            : code;
        text.AppendPadded(directive, shown, withZeros: false);
    }
}
