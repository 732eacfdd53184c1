using System.Text;
using Holdfast.Rego.Builtins.Families.Strings;
using Holdfast.Rego.Texts;

namespace Holdfast.Rego.Builtins.Families.Formatting;

/// <summary>The verbs for texts. A precision cuts them, counted in code points; for <c>%x</c> in bytes.</summary>
readonly struct TextVerbs(BoundedText text, Directive directive)
{
    public bool Write(string value, char verb)
    {
        switch (verb)
        {
            case 'v' when !directive.SharpV:
            case 's':
                text.AppendPadded(directive, Cut(value), directive.PadsWithZeros);
                return true;
            case 'v':
            case 'q':
                text.AppendPadded(directive, Quote(Cut(value)), directive.PadsWithZeros);
                return true;
            case 'x':
            case 'X':
                WriteHex(Encoding.UTF8.GetBytes(value), verb);
                return true;
            default:
                return false;
        }
    }

    string Cut(string value) =>
        directive.Precision is { } precision ? value[..CodePoints.Skip(value, 0, precision)] : value;

    string Quote(string value)
    {
        if (directive.Sharp && RuneQuote.FitsBackquotes(value))
            return $"`{value}`";
        return directive.Plus ? RuneQuote.Ascii(value) : QuotedText.Of(value);
    }

    void WriteHex(ReadOnlySpan<byte> bytes, char verb)
    {
        if (directive.Precision is { } precision && precision < bytes.Length)
            bytes = bytes[..precision];
        var prefix = directive.Sharp ? $"0{verb}" : "";
        var hex = new StringBuilder(bytes.Length == 0 ? "" : prefix);
        for (var i = 0; i < bytes.Length; i++)
        {
            if (directive.Space && i > 0)
                hex.Append(' ').Append(prefix);
            hex.Append(bytes[i].ToString(verb == 'x' ? "x2" : "X2", System.Globalization.CultureInfo.InvariantCulture));
        }
        text.AppendPadded(directive, hex.ToString(), directive.PadsWithZeros);
    }
}
