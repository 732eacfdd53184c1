using System.Globalization;
using System.Text;

namespace Holdfast.Rego.Texts;

/// <summary>Quotes texts as Go's strconv.Quote does, which is how Rego terms show strings and what sprintf's <c>%q</c> means.</summary>
static class QuotedText
{
    public static string Of(string value)
    {
        var text = new BoundedText(BoundedText.NoBound);
        Append(text, value);
        return text.ToString();
    }

    public static void Append(BoundedText text, string value)
    {
        text.Append('"');
        Span<char> units = stackalloc char[2];
        foreach (var rune in value.EnumerateRunes())
        {
            if (Escape(rune) is { } escape)
                text.Append(escape);
            else
                text.Append(units[..rune.EncodeToUtf16(units)]);
        }
        text.Append('"');
    }

    static string? Escape(Rune rune) => rune.Value switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\a' => "\\a",
        '\b' => "\\b",
        '\f' => "\\f",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        '\v' => "\\v",
        >= ' ' and < 0x7F => null,
        < 0x80 => "\\x" + Hex(rune, "x2"),
        _ when IsPrintable(rune) => null,
        < 0x10000 => "\\u" + Hex(rune, "x4"),
        _ => "\\U" + Hex(rune, "x8"),
    };

    static string Hex(Rune rune, string format) => rune.Value.ToString(format, CultureInfo.InvariantCulture);

    static bool IsPrintable(Rune rune) => Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator);
}
