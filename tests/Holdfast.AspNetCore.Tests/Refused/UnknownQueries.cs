using System.Text.RegularExpressions;
using Holdfast.AspNetCore.OpenApi;
using Holdfast.AspNetCore.Tests.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.AspNetCore.Tests.Refused;

/// <summary>
/// A mistyped name in a query never widens what is answered: it is 400 <c>invalid_query</c> on every route, for every caller.
/// </summary>
public partial class UnknownQueries
{
    const string Verify = "/api/v1/auth/verify";

    [Fact]
    public async Task Are_refused_on_every_route_that_is_mapped()
    {
        var instance = await Running.OnAsync(Engine.Sqlite);
        var client = new Client(instance);
        var endpoints = EndpointsOf(instance);
        Assert.True(endpoints.Count > 90, $"{endpoints.Count} endpoints");
        foreach (var endpoint in endpoints)
        {
            Assert.NotNull(endpoint.Metadata.GetMetadata<DescribedAsHoldfast>());
            foreach (var method in endpoint.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods)
            {
                var path = "/" + Parameter().Replace(endpoint.RoutePattern.RawText!.TrimStart('/'), "x");
                var answer = await client.SendAsync(new HttpMethod(method), path + "?no_such_name=1");
                Assert.True(answer.Status == 400, $"{method} {path}: {answer.Status} {answer.Text}");
                if (method == "HEAD")
                    continue;
                Assert.Contains("no_such_name", answer.Text, StringComparison.Ordinal);
                if (answer.Header("Content-Type") == "application/problem+json")
                    Assert.Equal("invalid_query", answer.Code);
            }
        }
    }

    [Fact]
    public async Task Are_refused_when_a_known_name_comes_twice_or_in_another_case()
    {
        var instance = await Running.OnAsync(Engine.Sqlite);
        var client = new Client(instance);
        var taking = EndpointsOf(instance).SelectMany(endpoint => endpoint.Metadata.GetOrderedMetadata<DescribedParameter>().Where(taken => !taken.InHeader).Select(taken => (endpoint, taken))).ToList();
        Assert.True(taking.Count > 20, $"{taking.Count} parameters");
        foreach (var (endpoint, taken) in taking)
        {
            var path = "/" + Parameter().Replace(endpoint.RoutePattern.RawText!.TrimStart('/'), "x");
            var once = await client.GetAsync($"{path}?{taken.Name}=1");
            var twice = await client.GetAsync($"{path}?{taken.Name}=1&{taken.Name}=2");
            var shouted = await client.GetAsync($"{path}?{taken.Name.ToUpperInvariant()}=1");
            Assert.DoesNotContain(taken.Name + " may be in the query only once", once.Text, StringComparison.Ordinal);
            Assert.Equal(!taken.Repeats, twice.Status == 400 && twice.Text.Contains(taken.Name + " may be in the query only once", StringComparison.Ordinal));
            Assert.True(shouted.Status == 400 && shouted.Text.Contains("unknown query parameter", StringComparison.Ordinal), shouted.Text);
        }
    }

    [Theory]
    [InlineData(Verify + "?rol=staff", "rol", "unknown query parameter 'rol'; this address takes role, permission")]
    [InlineData(Verify + "?role=staff&permision=shop.view_order", "permision", "unknown query parameter 'permision'; this address takes role, permission")]
    [InlineData(Verify + "?rol", "rol", "unknown query parameter 'rol'; this address takes role, permission")]
    [InlineData(Verify + "?=staff", "query", "unknown query parameter; this address takes role, permission")]
    [InlineData(Verify + "?a%00b=1", "query", "unknown query parameter; this address takes role, permission")]
    [InlineData("/api/v1/admin/users?search=ada", "search", "unknown query parameter 'search'; this address takes limit, cursor, q, role, active, sort")]
    [InlineData("/healthz?verbose", "verbose", "unknown query parameter 'verbose'; this address takes none")]
    public async Task Are_named_with_what_the_address_takes(string address, string field, string sentence)
    {
        var stage = new Stage(await Running.OnAsync(Engine.Sqlite));
        foreach (var client in new[] { stage.Nobody, (await stage.OwnerAsync()).Client })
        {
            var answer = (await client.GetAsync(address)).IsRefused(400, "invalid_query", sentence);
            Assert.Equal(sentence, answer.Json.GetProperty("errors").GetProperty(field)[0].GetString());
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("?")]
    [InlineData("?&")]
    [InlineData("?role=staff")]
    public async Task Are_not_seen_where_there_are_none(string query) => (await (await new Stage(await Running.OnAsync(Engine.Sqlite)).StaffAsync()).Client.GetAsync(Verify + query)).Is(200);

    [Fact]
    public async Task Are_explained_on_a_page_to_a_person()
    {
        var client = new Client(await Running.OnAsync(Engine.Sqlite));
        var token = new string('A', 43);
        (await client.GetAsync($"/recover?token={token}")).Is(200);
        var page = (await client.GetAsync($"/recover?token={token}&%3Cb%3E=1")).Is(400);
        Assert.Equal("text/html; charset=utf-8", page.Header("Content-Type"));
        Assert.Contains("this address takes token", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", page.Text, StringComparison.Ordinal);
    }

    static List<RouteEndpoint> EndpointsOf(Instance instance) => [.. instance.Service<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];

    [GeneratedRegex("{[^}]+}")]
    private static partial Regex Parameter();
}
