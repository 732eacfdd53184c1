using System.Net;
using Holdfast.AspNetCore.Requests;
using Microsoft.AspNetCore.Http;

namespace Holdfast.AspNetCore.Operations;

/// <summary>Who may read <c>/metrics</c>: loopback and the configured addresses.</summary>
static class MetricsAccess
{
    static readonly string[] ForwardingHeaders = ["X-Forwarded-For", "Forwarded", "X-Real-IP", "Via"];

    /// <summary>
    /// Judges the client's own address. Behind a proxy that is not configured everybody would seem to be loopback, and behind a
    /// configured one that names no client everybody would seem to be the proxy: both are refused.
    /// </summary>
    public static bool IsAllowed(HttpContext http, ClientAddresses clients, HoldfastHttpOptions options)
    {
        var client = HoldfastRequest.Of(http).Client;
        if (client.Address is not { } address)
            return false;
        var wasForwarded = Array.Exists(ForwardingHeaders, header => http.Request.Headers.ContainsKey(header));
        if (client.FromTrustedProxy ? clients.IsTrusted(address) : wasForwarded)
            return false;
        return IPAddress.IsLoopback(address) || Array.Exists(options.MetricsReaders.Read(), range => range.Contains(address));
    }
}
