using System.Globalization;
using System.Text;

namespace Holdfast.Rego.Builtins.Families.Encodings;

/// <summary>Base64 in both alphabets, which says where a text is broken. Line ends inside the text are skipped.</summary>
static class Base64Text
{
    const string Standard = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const string Url = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    public static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    public static string EncodeUrl(ReadOnlySpan<byte> bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);

    public static bool TryDecode(string text, out byte[] bytes, out string fault) => TryDecode(text, Standard, out bytes, out fault);

    /// <summary>Decodes the alphabet for addresses; the padding may be missing.</summary>
    public static bool TryDecodeUrl(string text, out byte[] bytes, out string fault)
    {
        (bytes, fault) = ([], "");
        if (text.EndsWith('='))
            return TryDecode(text, Url, out bytes, out fault);
        var rest = Encoding.UTF8.GetByteCount(text) % 4;
        if (rest != 1)
            return TryDecode(text.PadRight(text.Length + (4 - rest) % 4, '='), Url, out bytes, out fault);
        fault = $"illegal base64url string: {(text.Length > 200 ? text[..200] : text)}";
        return false;
    }

    static bool TryDecode(string text, string alphabet, out byte[] bytes, out string fault)
    {
        bytes = [];
        fault = "";
        var source = Encoding.UTF8.GetBytes(text);
        var decoded = new MemoryStream(source.Length / 4 * 3);
        for (var position = 0; position < source.Length;)
        {
            var broken = DecodeQuantum(source, alphabet, ref position, decoded);
            if (broken < 0)
                continue;
            fault = string.Create(CultureInfo.InvariantCulture, $"illegal base64 data at input byte {broken}");
            return false;
        }
        bytes = decoded.ToArray();
        return true;
    }

    /// <summary>Decodes four characters, or what padding leaves of them; answers the place of a fault, or -1.</summary>
    static int DecodeQuantum(byte[] source, string alphabet, ref int position, MemoryStream decoded)
    {
        var (bits, count) = (0, 0);
        while (count < 4)
        {
            SkipLineEnds(source, ref position);
            if (position == source.Length)
                return count == 0 ? -1 : position - count;
            var value = alphabet.IndexOf((char)source[position]);
            if (value < 0)
                return source[position] == '=' && count >= 2 ? EndPadding(source, ref position, bits, count, decoded) : position;
            bits = (bits << 6) | value;
            count++;
            position++;
        }
        decoded.WriteByte((byte)(bits >> 16));
        decoded.WriteByte((byte)(bits >> 8));
        decoded.WriteByte((byte)bits);
        return -1;
    }

    static int EndPadding(byte[] source, ref int position, int bits, int count, MemoryStream decoded)
    {
        position++;
        if (count == 2)
        {
            SkipLineEnds(source, ref position);
            if (position == source.Length || source[position] != '=')
                return position == source.Length ? position : position - 1;
            position++;
        }
        SkipLineEnds(source, ref position);
        if (position < source.Length)
            return position;
        bits <<= 6 * (4 - count);
        decoded.WriteByte((byte)(bits >> 16));
        if (count == 3)
            decoded.WriteByte((byte)(bits >> 8));
        return -1;
    }

    static void SkipLineEnds(byte[] source, ref int position)
    {
        while (position < source.Length && source[position] is (byte)'\r' or (byte)'\n')
            position++;
    }
}
