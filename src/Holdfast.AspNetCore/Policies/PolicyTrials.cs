using System.Text.Json.Serialization.Metadata;
using Holdfast.Audit;
using Holdfast.AspNetCore.Json;
using Holdfast.AspNetCore.Problems;
using Holdfast.AspNetCore.Requests;
using Holdfast.Gate;
using Holdfast.Groups;
using Holdfast.Policies;
using Holdfast.Refusals;
using Holdfast.Roles;
using Holdfast.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Holdfast.AspNetCore.Policies;

/// <summary><c>/v1/policies/{id}/test</c> and <c>/simulate</c>: what a policy would say. They change nothing.</summary>
static class PolicyTrials
{
    public static void Map(RouteGroupBuilder group)
    {
        group.MapPost("/{id}/test", TestAsync)
            .Takes<TrialBody>()
            .Produces<TrialView>()
            .Documented("testPolicy", "Asks a policy about any input, and shows result, trace and coverage; developers alone", 404);
        group.MapPost("/{id}/simulate", SimulateAsync)
            .Takes<SimulationBody>(optional: true)
            .Produces<SimulationView>()
            .Documented("simulatePolicy", "Asks a policy again about the last decisions, and lists those that would change; developers alone", 404, 422);
    }

    static async Task<IResult> TestAsync(HttpContext http, string id, IPolicyReader policies, TimeProvider time)
    {
        var (asked, refusal) = await AskedAsync(http, id, policies, MembersJson.Default.TrialBody, null);
        if (asked is null)
            return Problem.Of(refusal!);
        http.Response.Headers.CacheControl = "no-store";
        return Results.Json(TrialView.Of(PolicyTrial.Run(asked.Policy, asked.Body.Input.GetRawText(), time.GetUtcNow())), MembersJson.Default.TrialView);
    }

    static async Task<IResult> SimulateAsync(HttpContext http, string id, IPolicyReader policies, IAuditReader log, AuthorityGate gate)
    {
        var (asked, refusal) = await AskedAsync(http, id, policies, MembersJson.Default.SimulationBody, new SimulationBody());
        if (asked is null)
            return Problem.Of(refusal!);
        if (asked.Body.Last is < 1 or > PolicySimulation.Most)
            return Problem.Of(Refusal.Malformed($"last must be between 1 and {PolicySimulation.Most}", "last"));
        var reading = new RecordReading(FormattableString.Invariant($"kind=member_removed last={asked.Body.Last} policy={asked.Policy.Version.Id}"), "simulation");
        var recorded = await gate.ExecuteAsync(HoldfastRequest.Of(http).ActorOf(asked.Caller), reading, http.RequestAborted);
        if (recorded.Refusal is { } refused)
            return Problem.Of(refused);
        http.Response.Headers.CacheControl = "no-store";
        return Results.Json(SimulationView.Of(await PolicySimulation.RunAsync(asked.Policy, log, asked.Body.Last, http.RequestAborted)), MembersJson.Default.SimulationView);
    }

    static async Task<(Asked<T>? Asked, Refusal? Refusal)> AskedAsync<T>(HttpContext http, string id, IPolicyReader policies, JsonTypeInfo<T> type, T? absent)
        where T : class
    {
        var request = HoldfastRequest.Of(http);
        var reading = await request.RequireReaderAsync(HoldfastPermissions.ViewPolicy);
        if (!reading.IsDone(out var caller))
            return (null, reading.Refusal);
        if (caller.Authority.Role < Role.Developer)
            return (null, Refusal.Forbidden());
        var body = absent is null ? await JsonBody.ReadAsync(http, type, PolicyWrites.LargestBody) : await JsonBody.ReadOptionalAsync(http, type, absent);
        var parsed = body.Then(read => PolicyPath.Parse(id).Select(wanted => (read.Value, Id: wanted)));
        if (!parsed.IsDone(out var wanted))
            return (null, parsed.Refusal);
        return await policies.FindAsync(wanted.Id, http.RequestAborted) is { } policy
            ? (new(caller, policy, wanted.Value), null)
            : (null, PolicyPath.Missing(wanted.Id));
    }

    sealed record Asked<T>(Caller Caller, Policy Policy, T Body);
}
