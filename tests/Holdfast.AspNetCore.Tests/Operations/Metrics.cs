using System.Net;
using System.Text.RegularExpressions;
using Holdfast.AspNetCore.Operations;
using Holdfast.AspNetCore.Tests.Hosting;
using Holdfast.Roles;

namespace Holdfast.AspNetCore.Tests.Operations;

public partial class Metrics
{
    [Fact]
    public async Task Requests_and_commands_are_counted_in_the_Prometheus_format()
    {
        var instance = await Running.OnAsync(Engine.Sqlite);
        var admin = (await new Cast(instance).AddAsync(Role.Administrator)).Client;
        (await admin.GetAsync("/api/v1/admin/groups/x")).Is(400);
        var answer = (await admin.GetAsync("/metrics")).Is(200);
        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", answer.Header("Content-Type"));
        foreach (var line in answer.Text.TrimEnd('\n').Split('\n'))
            Assert.Matches(line[0] == '#' ? Comment() : Sample(), line);
        Assert.Contains("# TYPE holdfast_commands_total counter\n", answer.Text);
        Assert.Matches("holdfast_commands_total\\{command=\"CreateAccount\",outcome=\"done\"\\} [1-9]", answer.Text);
        Assert.Contains("# TYPE holdfast_http_request_duration_seconds histogram\n", answer.Text);
        Assert.Matches("duration_seconds_count\\{method=\"GET\",route=\"/api/v1/admin/groups/\\{id\\}\",status=\"400\"\\} [1-9]", answer.Text);
        Assert.DoesNotContain("id.example.org", answer.Text);
    }

    /// <summary>
    /// The client's own address decides: a header counts from the configured proxy alone, and whoever forwards without being configured
    /// is refused.
    /// </summary>
    [Fact]
    public async Task Only_loopback_and_permitted_addresses_may_read()
    {
        await using var direct = await StartAsync(behindProxy: false);
        await using var proxied = await StartAsync(behindProxy: true);
        foreach (var (instance, forwardedFor, status) in new[]
        {
            (direct, null, 200),
            (direct, "203.0.113.9", 403),
            (direct, "127.0.0.1", 403),
            (proxied, null, 403),
            (proxied, "203.0.113.9", 403),
            (proxied, "192.0.2.1", 200),
            (proxied, "203.0.113.9, 192.0.2.1", 200),
            (proxied, "192.0.2.1, 203.0.113.9", 403),
            (proxied, "not an address", 403),
        })
        {
            (string, string)[] headers = forwardedFor is null ? [] : [("X-Forwarded-For", forwardedFor)];
            (await new Client(instance).SendAsync(HttpMethod.Get, "/metrics", (object?)null, headers)).Is(status);
        }
    }

    static Task<Instance> StartAsync(bool behindProxy) => Instance.StartAsync(Engine.Sqlite, new InstanceSettings
    {
        Http = http =>
        {
            http.MetricsReaders.Add(IPAddress.Parse("192.0.2.1"));
            if (behindProxy)
                http.TrustedProxies.Add(IPAddress.Loopback);
        },
    });

    [Fact]
    public void Labels_are_escaped_and_sorted() => Assert.Equal(
        """a="1",b="x\\y\"z\nq" """.TrimEnd(),
        PrometheusText.Labels([new("b", "x\\y\"z\nq"), new("a", 1)]));

    [GeneratedRegex("^# (HELP|TYPE) [a-z_]+ .+$")]
    private static partial Regex Comment();

    [GeneratedRegex("""^[a-z_]+(\{([a-z_]+="[^"]*",?)+\})? [0-9.E+-]+$""")]
    private static partial Regex Sample();
}
