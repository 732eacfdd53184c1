using System.Net;
using Holdfast.Roles;
using Holdfast.Sessions;
using Holdfast.SignIn;

namespace Holdfast.Tests.SignIn;

public class Networks
{
    [Theory]
    [InlineData("192.0.2.1", "192.0.2.254", true)]
    [InlineData("192.0.2.1", "192.0.3.1", false)]
    [InlineData("2001:db8:0:1::1", "2001:db8:0:1:ffff::2", true)]
    [InlineData("2001:db8:0:1::1", "2001:db8:0:2::1", false)]
    [InlineData("::ffff:192.0.2.7", "192.0.2.1", true)]
    [InlineData("::ffff:192.0.2.7", "::ffff:198.51.100.7", false)]
    [InlineData("fe80::1%3", "fe80::2%7", true)]
    public void A_network_is_a_24_or_a_64(string one, string other, bool same) =>
        Assert.Equal(same, Network.Of(IPAddress.Parse(one)) == Network.Of(IPAddress.Parse(other)));

    [Fact]
    public void An_unknown_address_is_a_network_of_its_own() => Assert.Equal("unknown", Network.Of((IPAddress?)null).Prefix);

    [Theory]
    [InlineData("192.0.2.1", "192.0.2.0")]
    [InlineData("2001:db8:0:1::1", "2001:db8:0:1::")]
    [InlineData("::ffff:192.0.2.7", "192.0.2.0")]
    [InlineData("010.1.2.3", "text 010.1.2.3")]
    [InlineData("127.1", "text 127.1")]
    [InlineData("1", "text 1")]
    [InlineData("[::1]:80", "text [::1]:80")]
    [InlineData("unknown", "text unknown")]
    [InlineData("", "text ")]
    [InlineData(null, "unknown")]
    public void A_text_is_an_address_only_in_its_canonical_form(string? text, string prefix) => Assert.Equal(prefix, Network.Of(text).Prefix);

    [Fact]
    public void The_hash_tells_nothing_across_subjects()
    {
        var network = Network.Of(IPAddress.Loopback);
        Assert.Equal(network.HashFor("a"), network.HashFor("a"));
        Assert.NotEqual(network.HashFor("a"), network.HashFor("b"));
        Assert.Equal(32, network.HashFor("a").Length);
    }

    [Theory]
    [InlineData(Role.User, 60, 24)]
    [InlineData(Role.Supervisor, 60, 24)]
    [InlineData(Role.Administrator, 15, 12)]
    [InlineData(Role.Developer, 15, 12)]
    public void Sessions_of_protected_roles_are_shorter(Role role, int idleMinutes, int hours) =>
        Assert.Equal(new SessionLimits(TimeSpan.FromMinutes(idleMinutes), TimeSpan.FromHours(hours)), SessionLimits.For(role));

    [Fact]
    public void The_window_is_ten_minutes() => Assert.Equal(TimeSpan.FromMinutes(10), SessionLimits.ReauthenticationWindow);
}
