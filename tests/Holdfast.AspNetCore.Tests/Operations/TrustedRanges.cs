using System.Net;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.AspNetCore.Tests.Operations;

/// <summary>What a host may name as its proxies and as readers of metrics. Each text is checked at start.</summary>
public class TrustedRanges
{
    [Theory]
    [InlineData("192.0.2.7", "192.0.2.7/32")]
    [InlineData(" 192.0.2.7 ", "192.0.2.7/32")]
    [InlineData("10.0.0.0/8", "10.0.0.0/8")]
    [InlineData("0.0.0.0/0", "0.0.0.0/0")]
    [InlineData("2001:DB8::/32", "2001:db8::/32")]
    [InlineData("::1", "::1/128")]
    [InlineData("::ffff:192.0.2.7", "192.0.2.7/32")]
    [InlineData("::ffff:10.0.0.0/104", "10.0.0.0/8")]
    [InlineData("fe80::1%3", "fe80::1/128")]
    public void Addresses_and_ranges_are_read(string text, string range) => Assert.Equal(IPNetwork.Parse(range), Assert.Single(new AddressRanges { text }.Read()));

    [Theory]
    [InlineData("", "'' is neither.")]
    [InlineData("proxy.example.org", "'proxy.example.org' is neither.")]
    [InlineData("127.1", "'127.1' is neither.")]
    [InlineData("010.0.0.0/8", "'010.0.0.0/8' is neither.")]
    [InlineData("10/8", "'10/8' is neither.")]
    [InlineData("[::1]", "'[::1]' is neither.")]
    [InlineData("[::1]:80", "'[::1]:80' is neither.")]
    [InlineData("192.0.2.7:80", "'192.0.2.7:80' is neither.")]
    [InlineData("10.0.0.0-10.0.0.9", "'10.0.0.0-10.0.0.9' is neither.")]
    [InlineData("10.0.0.0/33", "'10.0.0.0/33' has a prefix that is no number from 0 to 32.")]
    [InlineData("10.0.0.0/", "'10.0.0.0/' has a prefix that is no number from 0 to 32.")]
    [InlineData("10.0.0.0/255.0.0.0", "'10.0.0.0/255.0.0.0' has a prefix that is no number from 0 to 32.")]
    [InlineData("2001:db8::/129", "'2001:db8::/129' has a prefix that is no number from 0 to 128.")]
    [InlineData("10.1.2.3/8", "'10.1.2.3/8' is an address inside 10.0.0.0/8: write the address or the range.")]
    [InlineData("2001:db8::1/64", "'2001:db8::1/64' is an address inside 2001:db8::/64: write the address or the range.")]
    [InlineData("::ffff:0:0/90", "'::ffff:0:0/90' is more than the mapped IPv4 addresses: write IPv4 and IPv6 ranges apart.")]
    public void What_is_neither_is_a_fault_that_names_it(string text, string fault)
    {
        var ranges = new AddressRanges { text };
        Assert.EndsWith(fault, Assert.Single(ranges.Faults("X")), StringComparison.Ordinal);
        Assert.Empty(ranges.Read());
    }

    [Fact]
    public void A_host_is_told_of_all_faults_at_once()
    {
        var fault = Assert.Throws<InvalidOperationException>(() => new ServiceCollection().AddHoldfast(options => options.ShortestPassword = 3, http =>
        {
            http.TrustedProxies.Add("127.1");
            http.TrustedProxies.Add("10.0.0.1");
            http.TrustedProxies.Add("proxy");
            http.MetricsReaders.Add("10.0.0.1/8");
        }));
        foreach (var part in (string[])["Holdfast cannot start", "ShortestPassword", "TrustedProxies (HOLDFAST_TRUSTED_PROXIES) must list", "'127.1'", "'proxy'", "MetricsReaders (HOLDFAST_METRICS_READERS) must list", "'10.0.0.1/8'"])
            Assert.Contains(part, fault.Message, StringComparison.Ordinal);
    }
}
