using Holdfast.Accounts;
using Holdfast.AspNetCore.Json;
using Holdfast.AspNetCore.OpenApi;
using Holdfast.AspNetCore.Problems;
using Holdfast.AspNetCore.Requests;
using Holdfast.Groups;
using Holdfast.Invitations;
using Holdfast.Mail;
using Holdfast.Recovery;
using Holdfast.Refusals;
using Holdfast.Roles;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Holdfast.AspNetCore.Users.Invitations;

/// <summary><c>/api/v1/admin/invitations</c>: promising accounts.</summary>
static class InvitationEndpoints
{
    public static void Map(RouteGroupBuilder group)
    {
        group.MapGet("", ListAsync).Produces<Page<InvitationView>>()
            .Documented("listInvitations", "Lists the invitations that wait to be accepted, newest first").TakesPage();
        group.MapPost("", InviteAsync).Takes<NewInvitationBody>().Produces<InvitationView>(StatusCodes.Status201Created)
            .Documented("invite", "Invites one address to an account; the answer shows the link once, or it is mailed", 409, 422).TakesIdempotencyKey();
        group.MapDelete("/{id}", RevokeAsync).Produces(StatusCodes.Status204NoContent)
            .Documented("revokeInvitation", "Takes an invitation back", 404);
    }

    static async Task<IResult> ListAsync(HttpContext http, IInvitationReader invitations)
    {
        var request = HoldfastRequest.Of(http);
        var caller = await request.RequireReaderAsync(HoldfastPermissions.ViewAccount);
        var query = new QueryReader(http);
        var limit = query.Limit();
        var after = query.Cursor<InvitationId>(InvitationId.TryParse);
        if ((caller.Refusal ?? query.Fault) is { } refusal)
            return Problem.Of(refusal);
        var found = await invitations.ListAsync(after, limit + 1, request.Aborted);
        http.Response.Headers.CacheControl = "no-store";
        var page = Paging.Cut(found, limit, invitation => InvitationView.Of(invitation), invitation => invitation.Id.ToString());
        return Results.Json(page, HoldfastJson.Default.PageInvitationView);
    }

    static async Task<IResult> InviteAsync(HttpContext http, PublicAddress address, MailOptions mail, TimeProvider time)
    {
        var read = await Write.OfAsync(http, HoldfastJson.Default.NewInvitationBody);
        if (!read.IsDone(out var write))
            return Problem.Of(read.Refusal!);
        var asked = write.Asked;
        if (asked.Deliver is not ("link" or "mail"))
            return Problem.Of(Refusal.Malformed("deliver must be link or mail", "deliver"));
        if (asked.Deliver == "mail" && !mail.IsOn)
            return Problem.Of(Refusal.InvalidCommand("this instance sends no mail; ask for the link and hand it over yourself"));
        var command = new Invite(InvitationId.New(time.GetUtcNow()), EmailAddress.Parse(asked.Email), Role.Parse(asked.Role))
        {
            Groups = [.. (asked.GroupIds ?? []).Distinct().Select(group => new GroupId(group))],
            ExpiresAt = asked.ExpiresAt,
            AccountExpiresAt = asked.AccountExpiresAt,
        };
        if (asked.Deliver == "mail")
            return await write.ExecuteAsync(command, Answering.Always(receipt => Answer(receipt.Invitation!, null)));
        var secret = OneTimeSecret.New();
        return await write.ExecuteAsync(command with { Link = secret.Hash }, new(
            receipt => Answer(receipt.Invitation!, address.InvitationLink(secret)),
            receipt => Answer(receipt.Invitation!, Reply.AlreadyShown)));
    }

    static async Task<IResult> RevokeAsync(HttpContext http, string id)
    {
        var read = await Write.OfAsync(http);
        if (!read.IsDone(out var write))
            return Problem.Of(read.Refusal!);
        return InvitationId.TryParse(id, out var invitation)
            ? await write.ExecuteAsync(new RevokeInvitation(invitation), Answering.NoContent)
            : Problem.Of(Refusal.Malformed("the id in the path must be a UUID in hyphenated form", "id"));
    }

    static Reply Answer(Invitation invitation, string? link) =>
        Reply.Of(InvitationView.Of(invitation, link), HoldfastJson.Default.InvitationView, StatusCodes.Status201Created);
}
