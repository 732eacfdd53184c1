using System.Buffers.Binary;
using System.Text;

namespace Holdfast.Rego.Builtins.Families.Times;

/// <summary>
/// The letters of a zone's clocks, such as <c>CET</c>, from the system's database (TZif, RFC 8536). The runtime's own names depend on its
/// globalization mode.
/// </summary>
static class ZoneLetters
{
    const int HeaderLength = 44;
    const int TypeLength = 6;
    const int LargestFile = 1 << 20;

    static readonly string[] Folders = ["/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo"];

    /// <summary>Letters by offset in seconds and whether it is daylight saving time; empty when the database cannot be read.</summary>
    public static IReadOnlyDictionary<(int Offset, bool Daylight), string> Of(string zone)
    {
        try
        {
            var file = Folders.Select(folder => new FileInfo(Path.Combine(folder, zone))).FirstOrDefault(candidate => candidate.Exists);
            return file is { Length: <= LargestFile } ? Read(File.ReadAllBytes(file.FullName)) : [];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException)
        {
            return new Dictionary<(int, bool), string>();
        }
    }

    static Dictionary<(int, bool), string> Read(byte[] file)
    {
        var letters = new Dictionary<(int, bool), string>();
        if (!file.AsSpan().StartsWith("TZif"u8))
            return letters;
        var first = Block.At(file, 0, timeLength: 4);
        Take(file, file[4] >= (byte)'2' ? Block.At(file, first.End, timeLength: 8) : first, letters);
        return letters;
    }

    /// <summary>Later types win: names that were in use long ago stand first.</summary>
    static void Take(byte[] file, Block block, Dictionary<(int, bool), string> letters)
    {
        for (var type = 0; type < block.Types; type++)
        {
            var entry = file.AsSpan(block.TypesAt + (type * TypeLength), TypeLength);
            var text = file.AsSpan(block.LettersAt + entry[5]);
            letters[(BinaryPrimitives.ReadInt32BigEndian(entry), entry[4] != 0)] = Encoding.ASCII.GetString(text[..text.IndexOf((byte)0)]);
        }
    }

    /// <summary>Where the parts of one data block lie.</summary>
    readonly record struct Block(int Types, int TypesAt, int LettersAt, int End)
    {
        public static Block At(byte[] file, int start, int timeLength)
        {
            var header = file.AsSpan(start, HeaderLength);
            static int Count(int at, ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadInt32BigEndian(bytes[at..]);
            var (universal, standard, leaps) = (Count(20, header), Count(24, header), Count(28, header));
            var (times, types, letters) = (Count(32, header), Count(36, header), Count(40, header));
            var typesAt = start + HeaderLength + (times * (timeLength + 1));
            var lettersAt = typesAt + (types * TypeLength);
            return new(types, typesAt, lettersAt, lettersAt + letters + (leaps * (timeLength + 4)) + standard + universal);
        }
    }
}
