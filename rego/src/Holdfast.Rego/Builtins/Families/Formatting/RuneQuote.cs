using System.Globalization;
using System.Text;
using Holdfast.Rego.Texts;

namespace Holdfast.Rego.Builtins.Families.Formatting;

/// <summary>Quotes that the printing of terms does not need: of single characters, in plain ASCII, and backquotes.</summary>
static class RuneQuote
{
    public static string Character(Rune rune, bool ascii)
    {
        var inside = rune.Value switch
        {
            '\'' => "\\'",
            '"' => "\"",
            _ => QuotedText.Of(rune.ToString())[1..^1],
        };
        return $"'{(ascii ? Escape(inside) : inside)}'";
    }

    public static string Ascii(string value) => Escape(QuotedText.Of(value));

    public static bool FitsBackquotes(string value) =>
        value.EnumerateRunes().All(rune => rune.Value is not ('`' or 0x7F or 0xFEFF) && (rune.Value >= ' ' || rune.Value == '\t'));

    static string Escape(string value)
    {
        if (Ascii(value.AsSpan()))
            return value;
        var escaped = new StringBuilder(value.Length);
        foreach (var rune in value.EnumerateRunes())
        {
            if (rune.IsAscii)
                escaped.Append((char)rune.Value);
            else if (rune.IsBmp)
                escaped.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}");
            else
                escaped.Append(CultureInfo.InvariantCulture, $"\\U{rune.Value:x8}");
        }
        return escaped.ToString();
    }

    static bool Ascii(ReadOnlySpan<char> value) => System.Text.Ascii.IsValid(value);
}
