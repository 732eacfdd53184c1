using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Holdfast.AspNetCore.Requests;

/// <summary>Who the client is and whether it came over TLS.</summary>
/// <param name="Address">Its address; null when it has none that could be read.</param>
/// <param name="Text">The address as text, or what a trusted proxy wrote in its place; for the record and for counting.</param>
/// <param name="IsHttps">Whether it speaks TLS, with this host or with the proxy.</param>
/// <param name="FromTrustedProxy">Whether a trusted proxy sent the request.</param>
readonly record struct ClientAddress(IPAddress? Address, string? Text, bool IsHttps, bool FromTrustedProxy);

/// <summary>
/// Finds out where requests come from. <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c> count from the trusted proxies only.
/// </summary>
sealed partial class ClientAddresses(HoldfastHttpOptions options, ILogger<ClientAddresses> log)
{
    const string For = "X-Forwarded-For";
    const string Proto = "X-Forwarded-Proto";

    readonly IPNetwork[] proxies = options.TrustedProxies.Read();

    bool saidIgnored;
    bool saidUnreadable;

    /// <summary>The client of a request.</summary>
    public ClientAddress Of(HttpContext http)
    {
        var peer = http.Connection.RemoteIpAddress is { } address ? AddressText.Canonical(address) : null;
        if (peer is null || !IsTrusted(peer))
        {
            NoteIgnored(http, peer);
            return new(peer, peer?.ToString(), http.Request.IsHttps, false);
        }
        var isHttps = ListOf(http, Proto) is [.., var scheme] ? scheme.Trim('"').Equals("https", StringComparison.OrdinalIgnoreCase) : http.Request.IsHttps;
        return Behind(peer, ListOf(http, For)) with { IsHttps = isHttps };
    }

    /// <summary>Whether an address is that of a trusted proxy.</summary>
    public bool IsTrusted(IPAddress address) => Array.Exists(proxies, range => range.Contains(address));

    /// <summary>
    /// The right-most hop that is not a trusted proxy: anybody may have written what is left of it. When all are trusted, the left-most.
    /// A hop that cannot be read is the client, under its own text: the peer's address in its place would put all such clients into one
    /// count.
    /// </summary>
    ClientAddress Behind(IPAddress peer, string[] hops)
    {
        var client = peer;
        foreach (var hop in Enumerable.Reverse(hops))
        {
            if (!AddressText.TryReadHop(hop, out var address))
                return new(null, NoteUnreadable(peer, AddressText.LabelOf(hop)), false, true);
            client = address;
            if (!IsTrusted(address))
                break;
        }
        return new(client, client.ToString(), false, true);
    }

    /// <summary>The entries of a header that lists, however many lines it has.</summary>
    static string[] ListOf(HttpContext http, string header) =>
        http.Request.Headers[header].ToString().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    void NoteIgnored(HttpContext http, IPAddress? peer)
    {
        if (saidIgnored || !(http.Request.Headers.ContainsKey(For) || http.Request.Headers.ContainsKey(Proto)))
            return;
        if (!Interlocked.Exchange(ref saidIgnored, true))
            Ignored(log, peer);
    }

    string NoteUnreadable(IPAddress peer, string label)
    {
        if (!Interlocked.Exchange(ref saidUnreadable, true))
            Unreadable(log, peer, label);
        return label;
    }

    [LoggerMessage(22, LogLevel.Warning, "A request from {Peer} has X-Forwarded headers. They do not count, because {Peer} is no trusted proxy (TrustedProxies, HOLDFAST_TRUSTED_PROXIES). If it is your proxy, name it there. This is logged once.")]
    static partial void Ignored(ILogger log, IPAddress? peer);

    [LoggerMessage(23, LogLevel.Warning, "The proxy {Peer} names a client '{Hop}' in X-Forwarded-For, which is no IP address. Holdfast counts such clients by that text. Let the proxy send addresses. This is logged once.")]
    static partial void Unreadable(ILogger log, IPAddress peer, string hop);
}
