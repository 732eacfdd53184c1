namespace Holdfast.AspNetCore;

/// <summary>What a host decides about the HTTP surface. Read once, at start.</summary>
public sealed class HoldfastHttpOptions
{
    /// <summary>The domain of the session cookie, when a reverse proxy on another host name of it asks <c>/api/v1/auth/verify</c>; null keeps the cookie on this host.</summary>
    public string? CookieDomain { get; set; }

    /// <summary>
    /// Addresses and ranges of reverse proxies whose <c>X-Forwarded-For</c>, <c>X-Forwarded-Proto</c> and <c>X-Correlation-Id</c> count. The client is the right-most entry of
    /// <c>X-Forwarded-For</c> that is not in here. Default: none.
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
