using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Holdfast.AspNetCore.Requests;

/// <summary>
/// Reads addresses as people and proxies write them. The framework also reads octal, hexadecimal and short IPv4 forms (<c>010.1.2.3</c>,
/// <c>127.1</c>), of which no two programs think the same: here they are no addresses.
/// </summary>
static class AddressText
{
    const int LongestLabel = 64;

    /// <summary>The client that a proxy names: an address, in brackets and quotes or not, with a port or without.</summary>
    public static bool TryReadHop(string hop, [NotNullWhen(true)] out IPAddress? address)
    {
        var text = hop.Length > 1 && hop[0] == '"' && hop[^1] == '"' ? hop[1..^1].Trim() : hop;
        address = IPEndPoint.TryParse(text, out var read) && IsPlain(text, read.Address) ? Canonical(read.Address) : null;
        return address is not null;
    }

    /// <summary>
    /// The form in which addresses are compared and shown: IPv4 out of its mapping into IPv6, and without the zone, which means something
    /// on one machine only.
    /// </summary>
    public static IPAddress Canonical(IPAddress address) =>
        address.IsIPv4MappedToIPv6 ? address.MapToIPv4()
        : address is { AddressFamily: AddressFamily.InterNetworkV6, ScopeId: not 0 } ? new IPAddress(address.GetAddressBytes())
        : address;

    /// <summary>What a log and the store may hold of a hop that is no address.</summary>
    public static string LabelOf(string hop) => string.Concat(hop.Take(LongestLabel).Select(c => c is > ' ' and < '\x7f' ? c : '?'));

    /// <summary>The range that a setting names; null when it names none.</summary>
    public static IPNetwork? RangeOf(string text) => Read(text).Range;

    /// <summary>Why a setting names no range, as the end of a sentence; null when it does.</summary>
    public static string? FaultOf(string text) => Read(text).Fault;

    static (IPNetwork? Range, string? Fault) Read(string text)
    {
        var parts = text.Trim().Split('/', 2);
        if (!IPAddress.TryParse(parts[0], out var address) || parts[0].Contains('[', StringComparison.Ordinal) || !IsPlain(parts[0], address))
            return (null, "is neither");
        var longest = address.GetAddressBytes().Length * 8;
        var prefix = longest;
        if (parts.Length == 2 && (!int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out prefix) || prefix > longest))
            return (null, $"has a prefix that is no number from 0 to {longest}");
        if (address.IsIPv4MappedToIPv6 && (prefix -= 96) < 0)
            return (null, "is more than the mapped IPv4 addresses: write IPv4 and IPv6 ranges apart");
        var plain = Canonical(address);
        var range = IPNetwork.Parse(string.Create(CultureInfo.InvariantCulture, $"{plain}/{prefix}"));
        return range.BaseAddress.Equals(plain) ? (range, null) : (null, $"is an address inside {range}: write the address or the range");
    }

    /// <summary>Whether an IPv4 address was written as four decimal numbers.</summary>
    static bool IsPlain(string text, IPAddress address) =>
        address.AddressFamily != AddressFamily.InterNetwork || text.Split(':')[0] == address.ToString();
}
