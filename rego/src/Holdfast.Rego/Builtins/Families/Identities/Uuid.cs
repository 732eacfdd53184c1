using System.Buffers.Binary;
using System.Globalization;

namespace Holdfast.Rego.Builtins.Families.Identities;

/// <summary>A UUID as 16 bytes in the order of its text.</summary>
internal sealed class Uuid
{
    private const string UrnPrefix = "urn:uuid:";
    private const long NanosecondsPerTick = 100;
    private const long TicksUntilUnixEpoch = 122_192_928_000_000_000;

    private static readonly string[] Domains = ["Person", "Group", "Org"];

    private readonly byte[] _bytes;

    private Uuid(byte[] bytes) => _bytes = bytes;

    private int Version => _bytes[6] >> 4;

    private string Variant => (_bytes[8] >> 5) switch
    {
        < 4 => "Reserved",
        < 6 => "RFC4122",
        6 => "Microsoft",
        _ => "Future",
    };

    private string MacKind => $"{((_bytes[10] & 2) != 0 ? "local" : "global")}:{((_bytes[10] & 1) != 0 ? "multicast" : "unicast")}";

    /// <summary>A random UUID, version 4.</summary>
    internal static string Random(RandomFill random)
    {
        var bytes = new byte[16];
        random(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString();
    }

    /// <summary>Reads the usual form, also as a URN or in braces, and 32 digits without dashes.</summary>
    internal static bool TryParse(string text, out Uuid uuid)
    {
        uuid = new Uuid([]);
        var body = text.Length switch
        {
            45 when text.StartsWith(UrnPrefix, StringComparison.OrdinalIgnoreCase) => text[UrnPrefix.Length..],
            38 => text[1..^1],
            32 or 36 => text,
            _ => "",
        };
        if (!Guid.TryParseExact(body, body.Length == 32 ? "N" : "D", out var guid))
            return false;
        uuid = new Uuid(guid.ToByteArray(bigEndian: true));
        return true;
    }

    internal RegoObject Describe()
    {
        var parts = new RegoObjectBuilder(7);
        Set(parts, "version", RegoNumber.Of(Version));
        Set(parts, "variant", RegoString.Of(Variant));
        if (Version is 1 or 2)
        {
            Set(parts, "time", RegoNumber.Of(UnixNanoseconds()));
            Set(parts, "nodeid", RegoString.Of(Convert.ToHexStringLower(_bytes, 10, 6).Insert(10, "-").Insert(8, "-").Insert(6, "-").Insert(4, "-").Insert(2, "-")));
            Set(parts, "macvariables", RegoString.Of(MacKind));
            Set(parts, "clocksequence", RegoNumber.Of(BinaryPrimitives.ReadUInt16BigEndian(_bytes.AsSpan(8)) & 0x3FFF));
        }
        if (Version == 2)
        {
            Set(parts, "id", RegoNumber.Of(BinaryPrimitives.ReadUInt32BigEndian(_bytes)));
            Set(parts, "domain", RegoString.Of(_bytes[9] < Domains.Length ? Domains[_bytes[9]] : string.Create(CultureInfo.InvariantCulture, $"Domain{_bytes[9]}")));
        }
        return parts.Build();
    }

    private long UnixNanoseconds()
    {
        long ticks = BinaryPrimitives.ReadUInt32BigEndian(_bytes);
        ticks |= (long)BinaryPrimitives.ReadUInt16BigEndian(_bytes.AsSpan(4)) << 32;
        ticks |= (long)(BinaryPrimitives.ReadUInt16BigEndian(_bytes.AsSpan(6)) & 0x0FFF) << 48;
        return unchecked((ticks - TicksUntilUnixEpoch) * NanosecondsPerTick);
    }

    private static void Set(RegoObjectBuilder parts, string key, RegoValue value) => parts.Set(RegoString.Of(key), value);
}
