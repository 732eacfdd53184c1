using System.Globalization;
using System.Text;
using Holdfast.Rego.Texts;

namespace Holdfast.Rego.Builtins.Families.Encodings;

/// <summary>Percent signs in addresses.</summary>
static class QueryText
{
    /// <summary>Appends a text so that it may stand as a key or value of a query; spaces become plus signs.</summary>
    public static void Append(BoundedText target, string text)
    {
        Span<char> escape = stackalloc char[3];
        foreach (var unit in Encoding.UTF8.GetBytes(text))
        {
            if (char.IsAsciiLetterOrDigit((char)unit) || unit is (byte)'-' or (byte)'_' or (byte)'.' or (byte)'~')
            {
                target.Append((char)unit);
            }
            else if (unit == ' ')
            {
                target.Append('+');
            }
            else
            {
                escape[0] = '%';
                unit.TryFormat(escape[1..], out _, "X2", CultureInfo.InvariantCulture);
                target.Append(escape);
            }
        }
    }

    public static bool TryDecode(string text, bool plusIsSpace, out string decoded, out string fault)
    {
        (decoded, fault) = (text, "");
        if (!text.Contains('%'))
        {
            decoded = plusIsSpace ? text.Replace('+', ' ') : text;
            return true;
        }
        var source = Encoding.UTF8.GetBytes(text);
        var bytes = new List<byte>(source.Length);
        for (var i = 0; i < source.Length; i++)
        {
            if (source[i] != '%')
            {
                bytes.Add(plusIsSpace && source[i] == '+' ? (byte)' ' : source[i]);
                continue;
            }
            if (i + 2 >= source.Length || !char.IsAsciiHexDigit((char)source[i + 1]) || !char.IsAsciiHexDigit((char)source[i + 2]))
            {
                fault = InvalidEscape(Encoding.UTF8.GetString(source.AsSpan(i, Math.Min(3, source.Length - i))));
                return false;
            }
            bytes.Add(byte.Parse(source.AsSpan(i + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
            i += 2;
        }
        decoded = Encoding.UTF8.GetString([.. bytes]);
        return true;
    }

    public static string InvalidEscape(string escape) => $"invalid URL escape {QuotedText.Of(escape)}";
}
