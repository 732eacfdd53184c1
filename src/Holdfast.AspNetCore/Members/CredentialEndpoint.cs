using Holdfast.Accounts;
using Holdfast.AspNetCore.Problems;
using Holdfast.AspNetCore.Requests;
using Holdfast.Membership;
using Holdfast.Refusals;
using Holdfast.Roles;
using Holdfast.SignIn;
using Holdfast.StatusLists.Documents;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Holdfast.AspNetCore.Members;

/// <summary><c>/v1/members/me/credential</c>: what a member, or an agent with one of their keys, can show to others.</summary>
static class CredentialEndpoint
{
    const int SlotsOfMember = 2;

    public static void Map(RouteGroupBuilder group) => group.MapGet("/me/credential", IssueAsync)
        .Produces<string>(StatusCodes.Status200OK, PublishedList.CredentialType)
        .Documented("own_credential", "The caller's signed membership credential, with role and status-list slots", 406);

    static async Task<IResult> IssueAsync(HttpContext http, Publisher publisher, IStatusListReader reader, PublicAddress address, TimeProvider time)
    {
        var request = HoldfastRequest.Of(http);
        http.Response.Headers.CacheControl = "no-store";
        var called = await request.RequireIdentityAsync();
        if (!called.IsDone(out var caller))
            return Problem.Of(called.Refusal!);
        if (Acceptance.Choose(http.Request, PublishedList.CredentialType) is null)
            return Problem.Of(Refusal.NotAcceptable(PublishedList.CredentialType));
        if (caller.Account.Kind != AccountKind.Person)
            return Problem.Of(Refusal.InvalidCommand("a service is no member and has no membership credential"));
        if (!publisher.Current.IsDone(out var published))
            return Problem.Of(publisher.Current.Refusal!);
        var slots = await reader.SlotsOfAsync(caller.Account.Id, request.Aborted);
        // Without its slots a credential could never be revoked.
        return slots.Count == SlotsOfMember
            ? Results.Text(Sign(caller, slots, published, address, time.GetUtcNow()), PublishedList.CredentialType)
            : Problem.Of(Refusal.StoreUnavailable());
    }

    static string Sign(Caller caller, IReadOnlyList<MemberSlot> slots, Publication published, PublicAddress address, DateTimeOffset now)
    {
        var (account, issuer) = (caller.Account, published.Issuer);
        var end = now + CredentialLife.Longest;
        var membership = new MembershipCredential
        {
            Id = new Uri($"urn:uuid:{Guid.CreateVersion7(now)}"),
            Issuer = issuer.Did,
            Member = address.DidOf(account),
            Role = account.Role.Name,
            ValidFrom = now,
            ValidUntil = account.ExpiresAt is { } expiry && expiry < end ? expiry : end,
            Slots = [.. slots.Select(slot => new StatusSlot(slot.Purpose, issuer.UrlOf(slot.List), slot.Index))],
        };
        return membership.Sign(published.Key, issuer.KeyUrl(published.Key.Public));
    }
}
