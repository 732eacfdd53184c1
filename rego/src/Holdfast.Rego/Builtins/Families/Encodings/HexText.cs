using System.Text;
using Holdfast.Rego.Builtins.Families.Formatting;

namespace Holdfast.Rego.Builtins.Families.Encodings;

/// <summary>Hexadecimal digits, with the complaints of Go's encoding/hex.</summary>
static class HexText
{
    public static bool TryDecode(string text, out byte[] bytes, out string fault)
    {
        (bytes, fault) = ([], "");
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.IsAscii && char.IsAsciiHexDigit((char)rune.Value))
                continue;
            var shown = rune.IsAscii ? rune : new Rune((char)Encoding.UTF8.GetBytes(rune.ToString())[0]);
            fault = $"encoding/hex: invalid byte: U+{shown.Value:X4} {RuneQuote.Character(shown, ascii: false)}";
            return false;
        }
        if (text.Length % 2 != 0)
        {
            fault = "encoding/hex: odd length hex string";
            return false;
        }
        bytes = Convert.FromHexString(text);
        return true;
    }
}
