using System.Globalization;
using System.Text;

namespace Holdfast.Rego.Texts;

/// <summary>
/// Decodes the escapes of a JSON string that is known to be well-formed. Halves of surrogate pairs that stand alone become
/// U+FFFD, where the reader of the platform gives up.
/// </summary>
static class JsonEscapes
{
    const char Replacement = '\uFFFD';

    public static string Decode(ReadOnlySpan<char> escaped)
    {
        var text = new StringBuilder(escaped.Length);
        for (var i = 0; i < escaped.Length; i++)
        {
            if (escaped[i] != '\\')
            {
                text.Append(escaped[i]);
            }
            else if (escaped[++i] != 'u')
            {
                text.Append(Simple(escaped[i]));
            }
            else
            {
                text.Append((char)ushort.Parse(escaped.Slice(i + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                i += 4;
            }
        }
        return WithoutLoneSurrogates(text.ToString());
    }

    static string WithoutLoneSurrogates(string text)
    {
        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            whole.Append(rune.Value == Replacement ? Replacement.ToString() : rune.ToString());
        return whole.ToString();
    }

    static char Simple(char letter) => letter switch
    {
        'b' => '\b',
        'f' => '\f',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        _ => letter,
    };
}
