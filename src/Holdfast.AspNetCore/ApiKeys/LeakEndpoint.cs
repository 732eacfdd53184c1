using Holdfast.ApiKeys;
using Holdfast.AspNetCore.Json;
using Holdfast.AspNetCore.OpenApi;
using Holdfast.AspNetCore.Problems;
using Holdfast.AspNetCore.Requests;
using Holdfast.Gate;
using Holdfast.Refusals;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Holdfast.AspNetCore.ApiKeys;

/// <summary><c>POST /api/v1/leaks</c>: whoever finds a key has it revoked, and is not told whether it was real.</summary>
static class LeakEndpoint
{
    /// <summary>No answer comes sooner, so that the time of a revocation does not stand out.</summary>
    static readonly TimeSpan Least = TimeSpan.FromMilliseconds(200);

    static readonly LeakView Accepted = new("accepted", "if this key was real, it is revoked now");

    public static void Map(RouteGroupBuilder group) => group.MapPost("/leaks", ReportAsync)
        .Takes<LeakBody>()
        .Produces<LeakView>(StatusCodes.Status202Accepted)
        .Documented("reportLeak", "Takes a key that was found in the open; a real one is revoked")
        .OpenToAll();

    static async Task<IResult> ReportAsync(HttpContext http, AuthorityGate gate, IApiKeyReader keys, TimeProvider time)
    {
        var request = HoldfastRequest.Of(http);
        var read = await request.ReadAsync(HoldfastJson.Default.LeakBody);
        if (!read.IsDone(out var body))
            return Problem.Of(read.Refusal!);
        var least = Task.Delay(Least, time, request.Aborted);
        var refusal = await RevokeAsync(request, gate, keys, body.Value.Key.Trim());
        await least;
        return refusal is null ? Results.Json(Accepted, HoldfastJson.Default.LeakView, statusCode: StatusCodes.Status202Accepted) : Problem.Of(refusal);
    }

    /// <summary>Strangers must not hold the authority lock: only what names a key that exists goes to the gate.</summary>
    static async Task<Refusal?> RevokeAsync(HoldfastRequest request, AuthorityGate gate, IApiKeyReader keys, string text)
    {
        if (ApiKeySecret.Parse(text) is not { } found || await keys.FindAsync(found.Id, request.Aborted) is null)
            return null;
        var outcome = await gate.ExecuteAsync(new Actor.Anonymous(request.Origin), new ReportLeak(found.Hash), CancellationToken.None);
        return outcome.Refusal;
    }
}
