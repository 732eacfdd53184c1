using Holdfast.Accounts;
using Holdfast.AspNetCore.OpenApi;
using Holdfast.AspNetCore.Problems;
using Holdfast.AspNetCore.Requests;
using Holdfast.Gate;
using Holdfast.Refusals;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Holdfast.AspNetCore.Operations;

/// <summary><c>/metrics</c> in the Prometheus text format.</summary>
static class MetricsEndpoint
{
    const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    public static void Map(RouteGroupBuilder group) => group.MapGet("/metrics", ShowAsync)
        .Produces<string>(StatusCodes.Status200OK, "text/plain")
        .Documented("metrics", "Metrics for Prometheus, for loopback and permitted addresses")
        .OpenToAll();

    static async Task<IResult> ShowAsync(HttpContext http, MetricsCollector collector, ClientAddresses clients, HoldfastHttpOptions options, IAccountReader accounts)
    {
        var request = HoldfastRequest.Of(http);
        if (!MetricsAccess.IsAllowed(http, clients, options))
            return Problem.Of(Refusal.Forbidden());
        http.Response.Headers.CacheControl = "no-store";
        var text = new PrometheusText();
        collector.Write(text);
        await WriteHoldersAsync(text, accounts, request.Aborted);
        return Results.Text(text.ToString(), ContentType);
    }

    /// <summary>Read when asked, so that an alarm can watch how far the instance is from losing its last holder.</summary>
    static async Task WriteHoldersAsync(PrometheusText text, IAccountReader accounts, CancellationToken cancellationToken)
    {
        HolderCounts? holders = null;
        try
        {
            holders = await accounts.HoldersAsync(cancellationToken);
        }
        catch (Exception failure) when (failure is StoreBusyException or StoreUnavailableException)
        {
            // The gauge below says it.
        }
        text.Family("holdfast_store_up", "gauge", "Whether the store answered just now.");
        text.Sample("holdfast_store_up", "", holders is null ? 0 : 1);
        if (holders is not { } counts)
            return;
        text.Family("holdfast_lasting_holders", "gauge", "Lasting holders of each protected role.");
        text.Sample("holdfast_lasting_holders", "role=\"administrator\"", counts.Administrator);
        text.Sample("holdfast_lasting_holders", "role=\"developer\"", counts.Developer);
    }
}
