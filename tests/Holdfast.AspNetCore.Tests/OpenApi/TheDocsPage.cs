using System.Text.RegularExpressions;
using Holdfast.AspNetCore.Tests.Hosting;

namespace Holdfast.AspNetCore.Tests.OpenApi;

public class TheDocsPage
{
    [Fact]
    public async Task Everything_it_loads_is_served_here_and_nothing_is_inline()
    {
        var client = new Client(await Running.OnAsync(Engine.Sqlite));
        var page = (await client.GetAsync("/docs")).Is(200);
        Assert.Equal("text/html; charset=utf-8", page.Header("Content-Type"));
        var policy = page.Header("Content-Security-Policy")!;
        Assert.DoesNotContain("unsafe", policy);
        Assert.Contains("default-src 'none'", policy);
        Assert.Contains("frame-ancestors 'none'", policy);
        Assert.DoesNotMatch("https?://| style=| on[a-z]+=|<script>|<style", page.Text);
        var loaded = Regex.Matches(page.Text, "(?:src|href)=\"([^\"]+)\"").Select(match => match.Groups[1].Value).Where(address => !address.StartsWith("data:", StringComparison.Ordinal)).ToArray();
        Assert.Equal(4, loaded.Length);
        foreach (var address in loaded)
        {
            var answer = (await client.GetAsync("/" + address)).Is(200);
            Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
            Assert.NotEqual("", answer.Text);
        }
        Assert.Contains("validatorUrl: null", (await client.GetAsync("/docs/start.js")).Text);
    }

    [Fact]
    public async Task What_did_not_change_is_not_sent_again()
    {
        var client = new Client(await Running.OnAsync(Engine.Sqlite));
        var first = (await client.GetAsync("/docs/swagger-ui-bundle.js")).Is(200);
        var again = await client.SendAsync(HttpMethod.Get, "/docs/swagger-ui-bundle.js", (object?)null, ("If-None-Match", first.Header("ETag")!));
        Assert.Equal((304, ""), (again.Status, again.Text));
    }
}
