namespace Holdfast.StatusLists.Bits;

/// <summary>Reads a decompressing stream up to a bound, so that a small input cannot become a large one unnoticed.</summary>
static class Inflation
{
    /// <exception cref="FormatException">The stream holds more, or is not well-formed.</exception>
    public static byte[] Read(Stream stream, int largest)
    {
        using var read = new MemoryStream();
        var portion = new byte[16 * 1024];
        try
        {
            for (int count; (count = stream.Read(portion)) > 0;)
            {
                read.Write(portion, 0, count);
                if (read.Length > largest)
                    throw new FormatException("The list is larger than is accepted.");
            }
        }
        catch (InvalidDataException broken)
        {
            throw new FormatException("The list is not well-formed.", broken);
        }
        return read.ToArray();
    }
}
