using System.Buffers.Binary;
using System.Globalization;

namespace Holdfast.Rego.Builtins.Families.Identities;

/// <summary>A UUID as 16 bytes in the order of its text.</summary>
sealed class Uuid
{
    const string UrnPrefix = "urn:uuid:";
    const long NanosecondsPerTick = 100;
    const long TicksUntilUnixEpoch = 122_192_928_000_000_000;

    static readonly string[] Domains = ["Person", "Group", "Org"];

    readonly byte[] bytes;

    Uuid(byte[] bytes) => this.bytes = bytes;

    int Version => bytes[6] >> 4;

    string Variant => (bytes[8] >> 5) switch
    {
        < 4 => "Reserved",
        < 6 => "RFC4122",
        6 => "Microsoft",
        _ => "Future",
    };

    string MacKind => $"{((bytes[10] & 2) != 0 ? "local" : "global")}:{((bytes[10] & 1) != 0 ? "multicast" : "unicast")}";

    /// <summary>A random UUID, version 4.</summary>
    public static string Random(RandomFill random)
    {
        var bytes = new byte[16];
        random(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString();
    }

    /// <summary>Reads the usual form, also as a URN or in braces, and 32 digits without dashes.</summary>
    public static bool TryParse(string text, out Uuid uuid)
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

    public RegoObject Describe()
    {
        var parts = new RegoObjectBuilder(7);
        Set(parts, "version", RegoNumber.Of(Version));
        Set(parts, "variant", RegoString.Of(Variant));
        if (Version is 1 or 2)
        {
            Set(parts, "time", RegoNumber.Of(UnixNanoseconds()));
            Set(parts, "nodeid", RegoString.Of(Convert.ToHexStringLower(bytes, 10, 6).Insert(10, "-").Insert(8, "-").Insert(6, "-").Insert(4, "-").Insert(2, "-")));
            Set(parts, "macvariables", RegoString.Of(MacKind));
            Set(parts, "clocksequence", RegoNumber.Of(BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(8)) & 0x3FFF));
        }
        if (Version == 2)
        {
            Set(parts, "id", RegoNumber.Of(BinaryPrimitives.ReadUInt32BigEndian(bytes)));
            Set(parts, "domain", RegoString.Of(bytes[9] < Domains.Length ? Domains[bytes[9]] : string.Create(CultureInfo.InvariantCulture, $"Domain{bytes[9]}")));
        }
        return parts.Build();
    }

    long UnixNanoseconds()
    {
        long ticks = BinaryPrimitives.ReadUInt32BigEndian(bytes);
        ticks |= (long)BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(4)) << 32;
        ticks |= (long)(BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(6)) & 0x0FFF) << 48;
        return unchecked((ticks - TicksUntilUnixEpoch) * NanosecondsPerTick);
    }

    static void Set(RegoObjectBuilder parts, string key, RegoValue value) => parts.Set(RegoString.Of(key), value);
}
