using System.Buffers;
using System.Globalization;

namespace Holdfast.Rego.Texts;

/// <summary>Which characters a JSON text does not hold as they are, and how it holds them.</summary>
static class JsonCharacters
{
    static readonly SearchValues<char> Special = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(n => (char)n), '"', '\\', '<', '>', '&', '\u2028', '\u2029',
         .. Enumerable.Range(0xD800, 0x800).Select(n => (char)n)]);

    public static int IndexOfSpecial(ReadOnlySpan<char> text) => text.IndexOfAny(Special);

    /// <summary>The text for the special character at the start, which takes up <paramref name="length"/> units.</summary>
    public static string Escape(ReadOnlySpan<char> text, out int length)
    {
        length = 1;
        if (char.IsSurrogate(text[0]))
        {
            if (text.Length < 2 || !char.IsSurrogatePair(text[0], text[1]))
                return "\\ufffd";
            length = 2;
            return text[..2].ToString();
        }
        return text[0] switch
        {
            '"' => "\\\"",
            '\\' => "\\\\",
            '\b' => "\\b",
            '\f' => "\\f",
            '\n' => "\\n",
            '\r' => "\\r",
            '\t' => "\\t",
            var other => "\\u" + ((int)other).ToString("x4", CultureInfo.InvariantCulture),
        };
    }
}
