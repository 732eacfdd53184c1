using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Holdfast.Rego.Builtins.Families.Network;

/// <summary>Addresses as texts, strictly: no leading zeros, no shortened IPv4, no zones.</summary>
static class IpText
{
    public const int Ipv4Bits = 32;
    public const int Ipv6Bits = 128;

    static readonly UInt128 MappedPrefix = (UInt128)0xFFFF << Ipv4Bits;

    public static bool TryParse(ReadOnlySpan<char> text, out UInt128 address, out int bits)
    {
        bits = Ipv4Bits;
        if (TryParseIpv4(text, out address))
            return true;
        bits = Ipv6Bits;
        if (!text.Contains(':') || text.ContainsAny("%[]/") || !IPAddress.TryParse(text, out var parsed) || parsed.AddressFamily != AddressFamily.InterNetworkV6)
            return false;
        var dotted = text.IndexOf('.') >= 0 ? text[(text.LastIndexOf(':') + 1)..] : [];
        if (dotted.Length > 0 && !TryParseIpv4(dotted, out _))
            return false;
        Span<byte> bytes = stackalloc byte[16];
        parsed.TryWriteBytes(bytes, out _);
        foreach (var part in bytes)
            address = (address << 8) | part;
        return true;
    }

    /// <summary>Takes an IPv4 address that was written as an IPv6 one for what it is.</summary>
    public static void Unmap(ref UInt128 address, ref int bits)
    {
        if (bits == Ipv6Bits && address >> Ipv4Bits == MappedPrefix >> Ipv4Bits)
            (address, bits) = (address & uint.MaxValue, Ipv4Bits);
    }

    public static string Write(UInt128 address, int bits)
    {
        Unmap(ref address, ref bits);
        if (bits == Ipv4Bits)
            return string.Create(CultureInfo.InvariantCulture, $"{(byte)(address >> 24)}.{(byte)(address >> 16)}.{(byte)(address >> 8)}.{(byte)address}");
        var (zeros, count) = LongestZeros(address);
        var text = new StringBuilder();
        for (var i = 0; i < 8; i++)
        {
            if (i == zeros)
            {
                text.Append("::");
                i += count - 1;
                continue;
            }
            if (text.Length > 0 && text[^1] != ':')
                text.Append(':');
            text.Append(CultureInfo.InvariantCulture, $"{Group(address, i):x}");
        }
        return text.ToString();
    }

    static ushort Group(UInt128 address, int index) => (ushort)(address >> (112 - index * 16));

    /// <summary>The longest run of zeros, the first of equal ones; a single one does not count.</summary>
    static (int Start, int Count) LongestZeros(UInt128 address)
    {
        var best = (Start: -1, Count: 1);
        for (var i = 0; i < 8; i++)
        {
            var end = i;
            while (end < 8 && Group(address, end) == 0)
                end++;
            if (end - i > best.Count)
                best = (i, end - i);
        }
        return best;
    }

    static bool TryParseIpv4(ReadOnlySpan<char> text, out UInt128 address)
    {
        address = 0;
        var parts = 0;
        foreach (var range in text.Split('.'))
        {
            var part = text[range];
            if (part.Length is 0 or > 3 || part is ['0', _, ..] || !byte.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
                return false;
            address = (address << 8) | value;
            parts++;
        }
        return parts == 4;
    }
}
