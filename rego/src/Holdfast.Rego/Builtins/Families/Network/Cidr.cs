using System.Globalization;

namespace Holdfast.Rego.Builtins.Families.Network;

/// <summary>A network: its first and last address, and the bits of an address.</summary>
readonly record struct Cidr(UInt128 First, UInt128 Last, int Bits, int PrefixLength)
{
    public static bool TryParse(string text, out Cidr network)
    {
        network = default;
        var slash = text.IndexOf('/');
        if (slash < 0 || !IpText.TryParse(text.AsSpan(0, slash), out var address, out var bits))
            return false;
        var length = text.AsSpan(slash + 1);
        if (length.Length is 0 or > 3 || !int.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out var prefix) || prefix > bits)
            return false;
        network = Of(address, bits, prefix);
        return true;
    }

    public static Cidr Of(UInt128 address, int bits, int prefix)
    {
        var hosts = Hosts(bits, prefix);
        var (first, last) = (address & ~hosts, address | hosts);
        var unmapped = first;
        var unmappedBits = bits;
        IpText.Unmap(ref unmapped, ref unmappedBits);
        return unmappedBits == bits || prefix < bits - unmappedBits
            ? new(first, last, bits, prefix)
            : new(unmapped, last & uint.MaxValue, unmappedBits, prefix - (bits - unmappedBits));
    }

    public bool Contains(UInt128 address, int bits)
    {
        IpText.Unmap(ref address, ref bits);
        return bits == Bits && First <= address && address <= Last;
    }

    public bool Contains(Cidr other) => other.Bits == Bits && First <= other.First && other.Last <= Last;

    public bool Intersects(Cidr other) => other.Bits == Bits && First <= other.Last && other.First <= Last;

    public string Write() => string.Create(CultureInfo.InvariantCulture, $"{IpText.Write(First, Bits)}/{PrefixLength}");

    static UInt128 Hosts(int bits, int prefix) => bits == prefix ? UInt128.Zero : UInt128.MaxValue >> (128 - (bits - prefix));
}
