using Holdfast.AspNetCore.Json;
using Holdfast.AspNetCore.OpenApi;
using Holdfast.AspNetCore.Problems;
using Holdfast.AspNetCore.Requests;
using Holdfast.Groups;
using Holdfast.Policies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Holdfast.AspNetCore.Policies;

/// <summary><c>/v1/policies</c>: the versions of policies. Reading them.</summary>
static class PolicyEndpoints
{
    const string Path = "/v1/policies";

    public static void Map(IEndpointRouteBuilder root)
    {
        var group = root.MapGroup(Path).WithTags("Policies");
        group.MapGet("", ListAsync)
            .Produces<Page<PolicyView>>()
            .Documented("listPolicies", "Lists the versions of policies, newest first, without their texts")
            .TakesQuery("purpose", "Only this purpose.")
            .TakesQuery("limit", $"How many at most, 1–{Paging.Largest}; {Paging.Usual} by default.")
            .TakesQuery("cursor", "The nextCursor of the page before.");
        group.MapGet("/{id}", GetAsync)
            .Produces<PolicyView>()
            .Documented("getPolicy", "Shows a version of a policy with its text", 404);
        group.MapGet("/active/{purpose}", GetActiveAsync)
            .Produces<PolicyView>()
            .Documented("getActivePolicy", "Shows the policy in force for a purpose", 404);
        PolicyWrites.Map(group);
        PolicyTrials.Map(group);
    }

    /// <summary>Where a policy is.</summary>
    public static string LocationOf(PolicyId id) => $"{Path}/{id}";

    static async Task<IResult> ListAsync(HttpContext http, IPolicyReader policies)
    {
        var request = HoldfastRequest.Of(http);
        var reader = await request.RequireReaderAsync(HoldfastPermissions.ViewPolicy);
        var query = new QueryReader(http);
        var limit = query.Limit();
        var purpose = query.Value<PolicyPurpose>("purpose", PolicyPurpose.TryParse, "removal, role_change or join");
        var after = query.Cursor<(PolicyPurpose Purpose, int Number)>(TryCursor);
        if ((reader.Refusal ?? query.Fault) is { } refusal)
            return Problem.Of(refusal);
        var found = await policies.ListAsync(purpose, after is { } place ? new(place.Purpose, place.Number) : null, limit + 1, request.Aborted);
        http.Response.Headers.CacheControl = "no-store";
        return Results.Json(
            Paging.Cut(found, limit, policy => PolicyView.Of(policy, withSource: false), policy => FormattableString.Invariant($"{policy.Version.Purpose.Name} {policy.Version.Number}")),
            MembersJson.Default.PagePolicyView);
    }

    static async Task<IResult> GetAsync(HttpContext http, string id, IPolicyReader policies)
    {
        var request = HoldfastRequest.Of(http);
        var reader = await request.RequireReaderAsync(HoldfastPermissions.ViewPolicy);
        var parsed = reader.Then(_ => PolicyPath.Parse(id));
        if (!parsed.IsDone(out var wanted))
            return Problem.Of(parsed.Refusal!);
        return Show(await policies.FindAsync(wanted, request.Aborted), wanted);
    }

    static async Task<IResult> GetActiveAsync(HttpContext http, string purpose, IPolicyReader policies)
    {
        var request = HoldfastRequest.Of(http);
        var reader = await request.RequireReaderAsync(HoldfastPermissions.ViewPolicy);
        var parsed = reader.Then(_ => PolicyPath.ParsePurpose(purpose));
        if (!parsed.IsDone(out var wanted))
            return Problem.Of(parsed.Refusal!);
        var active = await policies.FindActiveAsync(wanted, request.Aborted);
        return Show(active is null ? null : await policies.FindAsync(active.Id, request.Aborted), wanted.Name);
    }

    static IResult Show(Policy? policy, object wanted) => policy is null
        ? Problem.Of(PolicyPath.Missing(wanted))
        : Reply.Of(PolicyView.Of(policy, withSource: true), MembersJson.Default.PolicyView);

    static bool TryCursor(string text, out (PolicyPurpose, int) place)
    {
        place = default;
        if (text.Split(' ') is not [var word, var digits] || !PolicyPurpose.TryParse(word, out var purpose)
            || !int.TryParse(digits, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number))
            return false;
        place = (purpose, number);
        return true;
    }
}
