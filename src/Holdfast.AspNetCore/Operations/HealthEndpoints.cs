using Holdfast.AspNetCore.Json;
using Holdfast.AspNetCore.OpenApi;
using Holdfast.AspNetCore.Requests;
using Holdfast.Gate;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Holdfast.AspNetCore.Operations;

/// <summary><c>/healthz</c> and <c>/readyz</c>, for load balancers. Open to all; they tell no names and no addresses.</summary>
static class HealthEndpoints
{
    public static void Map(RouteGroupBuilder group)
    {
        group.MapGet("/healthz", (HttpContext http) => Answer(http, new LivenessView("alive"))).Produces<LivenessView>().Documented("healthz", "Says that the process is alive").OpenToAll();
        group.MapGet("/readyz", ReadyAsync).Produces<ReadinessView>().Produces<ReadinessView>(StatusCodes.Status503ServiceUnavailable)
            .Documented("readyz", "Says whether the store answers and its schema is current").OpenToAll();
    }

    static IResult Answer(HttpContext http, LivenessView view)
    {
        http.Response.Headers.CacheControl = "no-store";
        return Results.Json(view, HoldfastJson.Default.LivenessView);
    }

    static async Task<IResult> ReadyAsync(HttpContext http, IStoreHealth store, ReadinessWarnings warnings)
    {
        http.Response.Headers.CacheControl = "no-store";
        var view = await JudgeAsync(store, warnings, http.RequestAborted);
        var status = view.Reason is null ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        return Results.Json(view, HoldfastJson.Default.ReadinessView, statusCode: status);
    }

    static async Task<ReadinessView> JudgeAsync(IStoreHealth store, ReadinessWarnings warnings, CancellationToken cancellationToken)
    {
        var health = await store.CheckAsync(cancellationToken);
        if (!health.Reachable || !health.SchemaCurrent)
            return new("unready", health.Reachable, health.SchemaCurrent, health.Problem ?? "the store is not usable", []);
        try
        {
            return new("ready", true, true, null, await warnings.ListAsync(cancellationToken));
        }
        catch (Exception failure) when (failure is StoreBusyException or StoreUnavailableException)
        {
            return new("unready", false, true, "the store does not answer", []);
        }
    }
}
