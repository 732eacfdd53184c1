using System.Collections.ObjectModel;
using System.Net;
using Holdfast.AspNetCore.Requests;

namespace Holdfast.AspNetCore;

/// <summary>
/// IP addresses and CIDR ranges, as text: <c>192.0.2.7</c>, <c>10.0.0.0/8</c>, <c>2001:db8::/32</c>. Every text may be added; <see cref="HoldfastHttpOptions.Faults"/> names
/// those that are neither, and the host does not start with them. IPv4 addresses mapped into IPv6 count as IPv4.
/// </summary>
public sealed class AddressRanges : Collection<string>
{
    /// <summary>Adds one address.</summary>
    public void Add(IPAddress address) => Add(address.ToString());

    /// <summary>Adds a range.</summary>
    public void Add(IPNetwork range) => Add(range.ToString());

    /// <summary>What is wrong with the texts, each with what mends it.</summary>
    internal IEnumerable<string> Faults(string setting) =>
        from text in this
        let fault = AddressText.FaultOf(text)
        where fault is not null
        select $"{setting} must list IP addresses and CIDR ranges, for example 192.0.2.7 or 10.0.0.0/8; '{text}' {fault}.";

    /// <summary>The ranges; an address is a range of one.</summary>
    internal IPNetwork[] Read() => [.. this.Select(AddressText.RangeOf).OfType<IPNetwork>()];
}
