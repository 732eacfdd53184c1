using System.Buffers.Text;
using System.IO.Compression;

namespace Holdfast.StatusLists.Bits;

/// <summary>The <c>encodedList</c> of W3C Bitstring Status List 1.0: GZIP, then multibase base64url without padding.</summary>
public static class BitstringEncoding
{
    const int LargestDecoded = 16 * 1024 * 1024;

    /// <summary>Encodes a list; begins with <c>u</c>.</summary>
    public static string Encode(StatusBits bits)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.SmallestSize))
            gzip.Write(bits.ToBytes());
        return "u" + Base64Url.EncodeToString(compressed.ToArray());
    }

    /// <summary>Decodes a list of at most 16 MiB.</summary>
    /// <exception cref="FormatException">The text is not an encoded list.</exception>
    public static StatusBits Decode(string encodedList)
    {
        if (encodedList is not ['u', .. var body])
            throw new FormatException("An encoded list begins with 'u', the multibase prefix of base64url.");
        using var gzip = new GZipStream(new MemoryStream(Base64Url.DecodeFromChars(body)), CompressionMode.Decompress);
        return StatusBits.FromBytes(Inflation.Read(gzip, LargestDecoded));
    }
}
