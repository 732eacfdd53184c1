using System.Net;
using Holdfast.AspNetCore.Requests;
using Holdfast.AspNetCore.Tests.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Holdfast.AspNetCore.Tests.Operations;

/// <summary>
/// Who the client is, in all the forms in which proxies say it. The peer is 10.0.0.1; 10.0.0.0/8, 2001:db8:aa::/48 and 192.0.2.9 are
/// trusted.
/// </summary>
public sealed class ForwardedAddresses : IDisposable
{
    readonly CapturedLog log = new();
    readonly LoggerFactory loggers;
    readonly ClientAddresses clients;

    public ForwardedAddresses()
    {
        loggers = new LoggerFactory([log]);
        var options = new HoldfastHttpOptions { TrustedProxies = { "10.0.0.0/8", "2001:db8:aa::/48" } };
        options.TrustedProxies.Add(IPAddress.Parse("192.0.2.9"));
        clients = new(options, loggers.CreateLogger<ClientAddresses>());
    }

    public void Dispose() => loggers.Dispose();

    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7")]
    [InlineData("203.0.113.7:54321", "203.0.113.7")]
    [InlineData("  203.0.113.7\t", "203.0.113.7")]
    [InlineData("\"203.0.113.7:54321\"", "203.0.113.7")]
    [InlineData("2001:db8::1", "2001:db8::1")]
    [InlineData("2001:DB8:0:0::1", "2001:db8::1")]
    [InlineData("[2001:db8::1]", "2001:db8::1")]
    [InlineData("[2001:db8::1]:443", "2001:db8::1")]
    [InlineData("\"[2001:db8::1]:443\"", "2001:db8::1")]
    [InlineData("::ffff:203.0.113.7", "203.0.113.7")]
    [InlineData("[::ffff:203.0.113.7]:443", "203.0.113.7")]
    [InlineData("fe80::1%3", "fe80::1")]
    public void An_address_is_read_in_every_usual_form(string header, string client) => Assert.Equal(client, Shown(header));

    [Theory]
    [InlineData("010.1.2.3")]
    [InlineData("010.1.2.3:80")]
    [InlineData("127.1")]
    [InlineData("127.1:80")]
    [InlineData("2130706433")]
    [InlineData("0x7f.0.0.1")]
    [InlineData("203.0.113.07")]
    [InlineData("203.0.113.256")]
    [InlineData("203.0.113.7:")]
    [InlineData("203.0.113.7:99999")]
    [InlineData("203.0.113.7/32")]
    [InlineData("[203.0.113.7]")]
    [InlineData("::ffff:010.1.2.3")]
    [InlineData("[2001:db8::1")]
    [InlineData("2001:db8::1]")]
    [InlineData("unknown")]
    [InlineData("_hidden")]
    [InlineData("\"\"")]
    public void What_is_no_address_is_the_client_under_its_own_text_and_never_the_proxy(string header)
    {
        var client = Read("10.0.0.1", [header]);
        Assert.Equal((null, header, true), (client.Address, client.Text, client.FromTrustedProxy));
        Assert.Equal("text " + header, Holdfast.SignIn.Network.Of(client.Text).Prefix);
    }

    [Fact]
    public void A_text_in_the_place_of_an_address_is_bounded_and_plain()
    {
        Assert.Equal(new string('x', 64), Shown(new string('x', 5000)));
        Assert.Equal("a?b?c", Shown("a b\u001bc"));
    }

    [Theory]
    [InlineData("198.51.100.1, 203.0.113.7", "203.0.113.7")]
    [InlineData("203.0.113.7, 10.9.9.9", "203.0.113.7")]
    [InlineData("203.0.113.7:1, 10.9.9.9:2, [2001:db8:aa::1]:3, 192.0.2.9", "203.0.113.7")]
    [InlineData("203.0.113.7,10.9.9.9,", "203.0.113.7")]
    [InlineData("203.0.113.7 ,, ::ffff:10.9.9.9", "203.0.113.7")]
    [InlineData("10.7.7.7, 10.8.8.8", "10.7.7.7")]
    [InlineData("203.0.113.7, 127.1, 10.9.9.9", "127.1")]
    [InlineData("127.1, 203.0.113.7", "203.0.113.7")]
    [InlineData("203.0.113.7, 192.0.2.8", "192.0.2.8")]
    [InlineData("", "10.0.0.1")]
    [InlineData(" , ", "10.0.0.1")]
    public void Trusted_hops_are_walked_from_the_right(string header, string client) => Assert.Equal(client, Shown(header));

    [Fact]
    public void Several_headers_are_one_list()
    {
        Assert.Equal("203.0.113.7", Read("10.0.0.1", ["198.51.100.1", "203.0.113.7, 10.9.9.9", "10.8.8.8"]).Text);
        Assert.Equal("203.0.113.7", Read("::ffff:10.0.0.1", ["203.0.113.7"]).Text);
    }

    [Fact]
    public void A_peer_that_is_no_trusted_proxy_says_nothing_about_anybody_and_that_is_logged_once()
    {
        foreach (var peer in (string[])["203.0.113.1", "9.255.255.255", "11.0.0.0"])
            Assert.Equal(new(IPAddress.Parse(peer), peer, false, false), Read(peer, ["192.0.2.1"], "https"));
        Assert.Single(log.Lines, line => line.StartsWith("Warning", StringComparison.Ordinal) && line.Contains("203.0.113.1 is no trusted proxy", StringComparison.Ordinal));
        Assert.Single(log.Lines);
    }

    [Fact]
    public void Nothing_is_logged_while_nothing_is_wrong()
    {
        Read("10.0.0.1", ["203.0.113.7:1"], "https");
        Read("10.0.0.1", []);
        Read("203.0.113.1", []);
        Assert.Empty(log.Lines);
    }

    [Fact]
    public void A_hop_that_cannot_be_read_is_logged_once()
    {
        foreach (var hop in (string[])["127.1", "unknown", "127.1"])
            Shown(hop);
        Assert.Contains("names a client '127.1' in X-Forwarded-For", Assert.Single(log.Lines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https", true)]
    [InlineData("HTTPS ", true)]
    [InlineData("\"https\"", true)]
    [InlineData("http, https", true)]
    [InlineData("https, http", false)]
    [InlineData("https,", true)]
    [InlineData("", false)]
    public void The_nearest_proxy_says_whether_it_was_TLS(string scheme, bool isHttps) => Assert.Equal(isHttps, Read("10.0.0.1", ["203.0.113.7"], scheme).IsHttps);

    string? Shown(string header) => Read("10.0.0.1", [header]).Text;

    ClientAddress Read(string peer, string[] forwardedFor, string? scheme = null)
    {
        var http = new DefaultHttpContext();
        http.Connection.RemoteIpAddress = IPAddress.Parse(peer);
        if (forwardedFor.Length > 0)
            http.Request.Headers["X-Forwarded-For"] = forwardedFor;
        if (scheme is not null)
            http.Request.Headers["X-Forwarded-Proto"] = scheme;
        return clients.Of(http);
    }
}
