using System.Buffers.Text;
using System.IO.Compression;

namespace Holdfast.StatusLists.Bits;

/// <summary>
/// The <c>lst</c> of an IETF Token Status List with one bit an entry: the same values, counted from the least significant bit of each
/// byte; ZLIB, then base64url.
/// </summary>
public static class TokenListEncoding
{
    const int LargestDecoded = 16 * 1024 * 1024;

    /// <summary>Encodes a list.</summary>
    public static string Encode(StatusBits bits)
    {
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.SmallestSize))
            zlib.Write(Mirrored(bits.ToBytes()));
        return Base64Url.EncodeToString(compressed.ToArray());
    }

    /// <summary>Decodes a list of at most 16 MiB.</summary>
    /// <exception cref="FormatException">The text is not an encoded list.</exception>
    public static StatusBits Decode(string lst)
    {
        using var zlib = new ZLibStream(new MemoryStream(Base64Url.DecodeFromChars(lst)), CompressionMode.Decompress);
        return StatusBits.FromBytes(Mirrored(Inflation.Read(zlib, LargestDecoded)));
    }

    static byte[] Mirrored(byte[] bytes)
    {
        for (var i = 0; i < bytes.Length; i++)
        {
            var octet = bytes[i];
            octet = (byte)(((octet & 0xF0) >> 4) | ((octet & 0x0F) << 4));
            octet = (byte)(((octet & 0xCC) >> 2) | ((octet & 0x33) << 2));
            bytes[i] = (byte)(((octet & 0xAA) >> 1) | ((octet & 0x55) << 1));
        }
        return bytes;
    }
}
