using System.Net;
using Microsoft.AspNetCore.Http;

namespace Holdfast.AspNetCore.Requests;

/// <summary>Who the client is and whether it came over TLS, believing proxy headers only from the configured proxies.</summary>
readonly record struct ClientAddress(IPAddress? Address, bool IsHttps, bool FromTrustedProxy)
{
    public static ClientAddress Of(HttpContext http, HoldfastHttpOptions options)
    {
        var peer = Plain(http.Connection.RemoteIpAddress);
        if (peer is null || !options.TrustedProxies.Contains(peer))
            return new(peer, http.Request.IsHttps, false);
        return new(Forwarded(http, options) ?? peer, IsForwardedHttps(http), true);
    }

    /// <summary>The right-most address that is not a trusted proxy: what stands left of it anybody may have written.</summary>
    static IPAddress? Forwarded(HttpContext http, HoldfastHttpOptions options)
    {
        var hops = http.Request.Headers["X-Forwarded-For"].ToString().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        foreach (var hop in Enumerable.Reverse(hops))
        {
            if (!IPAddress.TryParse(hop, out var address))
                return null;
            if (!options.TrustedProxies.Contains(Plain(address)!))
                return Plain(address);
        }
        return null;
    }

    static bool IsForwardedHttps(HttpContext http) =>
        http.Request.Headers["X-Forwarded-Proto"] is [.., { } scheme] ? string.Equals(scheme.Split(',')[^1].Trim(), "https", StringComparison.OrdinalIgnoreCase) : http.Request.IsHttps;

    static IPAddress? Plain(IPAddress? address) => address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address;
}
