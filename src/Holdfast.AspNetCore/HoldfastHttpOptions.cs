using System.Collections.ObjectModel;
using System.Net;
using Holdfast.AspNetCore.Requests;

namespace Holdfast.AspNetCore;

/// <summary>What a host decides about the HTTP surface. Read once, at start.</summary>
public sealed class HoldfastHttpOptions
{
    /// <summary>
    /// The domain of the session cookie, when a reverse proxy on another host name of it asks <c>/api/v1/auth/verify</c>; null keeps the
    /// cookie on this host.
    /// </summary>
    public string? CookieDomain { get; set; }

    /// <summary>
    /// Addresses and ranges of reverse proxies whose <c>X-Forwarded-For</c>, <c>X-Forwarded-Proto</c> and <c>X-Correlation-Id</c> count.
    /// The client is the right-most entry of <c>X-Forwarded-For</c> that is not in here. Default: none.
    /// </summary>
    public AddressRanges TrustedProxies { get; } = [];

    /// <summary>Addresses and ranges besides loopback that may read <c>/metrics</c>. Default: none.</summary>
    public AddressRanges MetricsReaders { get; } = [];

    /// <summary>Where the setup link is printed while no account exists. Default: standard output.</summary>
    public TextWriter SetupLinkOutput { get; set; } = Console.Out;

    /// <summary>What is wrong with these options, each with what mends it; empty when nothing is.</summary>
    public IReadOnlyList<string> Faults()
    {
        var faults = new List<string>();
        if (CookieDomain is { } domain && (domain.Length == 0 || Uri.CheckHostName(domain.TrimStart('.')) != UriHostNameType.Dns))
            faults.Add("CookieDomain must be a DNS name, for example example.org.");
        faults.AddRange(TrustedProxies.Faults("TrustedProxies (HOLDFAST_TRUSTED_PROXIES)"));
        faults.AddRange(MetricsReaders.Faults("MetricsReaders (HOLDFAST_METRICS_READERS)"));
        return faults;
    }
}

/// <summary>
/// IP addresses and CIDR ranges, as text: <c>192.0.2.7</c>, <c>10.0.0.0/8</c>, <c>2001:db8::/32</c>. Every text may be added;
/// <see cref="HoldfastHttpOptions.Faults"/> names those that are neither, and the host does not start with them. IPv4 addresses mapped
/// into IPv6 count as IPv4.
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
