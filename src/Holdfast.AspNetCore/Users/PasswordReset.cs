using Holdfast.Accounts;
using Holdfast.AspNetCore.Custody;
using Holdfast.AspNetCore.Json;
using Holdfast.AspNetCore.Problems;
using Holdfast.AspNetCore.Requests;
using Holdfast.Gate;
using Holdfast.Passwords;
using Holdfast.Recovery;
using Holdfast.Refusals;
using Microsoft.AspNetCore.Http;

namespace Holdfast.AspNetCore.Users;

/// <summary><c>POST /api/v1/admin/users/{id}/reset-password</c>. The administrator never chooses the secret.</summary>
static class PasswordReset
{
    public static async Task<IResult> ResetAsync(HttpContext http, string id, ChosenPassword passwords, PublicAddress address, TimeProvider time)
    {
        var read = await Write.OfAsync(http, HoldfastJson.Default.ResetPasswordBody);
        if (!read.IsDone(out var write))
            return Problem.Of(read.Refusal!);
        var prepared = AccountPath.Parse(id).Then(target => write.Request.IfMatch().Select(seen => (Target: target, Seen: seen)));
        if (!prepared.IsDone(out var on))
            return Problem.Of(prepared.Refusal!);
        var delivery = Deliveries.Parse(write.Asked.Deliver, http);
        if (!delivery.IsDone(out var deliver))
            return Problem.Of(delivery.Refusal!);
        var reason = Reason.ParseRequired(write.Asked.Reason);
        var compromised = write.Asked.Compromised;
        return write.Asked.Mode switch
        {
            "temporary" => await TemporaryAsync(
                write,
                new IssueTemporaryPassword(on.Target, ChosenPassword.NotYetHashed) { Reason = reason, IfMatch = on.Seen, IsCompromised = compromised },
                passwords),
            "link" => await LinkAsync(write, id => new IssueResetLink(on.Target, id.Token, id.Hash)
            {
                Reason = reason,
                IfMatch = on.Seen,
                IsCompromised = compromised,
                Delivery = deliver,
            }, address, time),
            _ => Problem.Of(Refusal.Malformed("mode must be temporary or link", "mode")),
        };
    }

    static async Task<IResult> TemporaryAsync(Write<ResetPasswordBody> write, IssueTemporaryPassword unhashed, ChosenPassword passwords)
    {
        var secret = TemporaryPassword.New();
        var command = unhashed with { Password = await passwords.HashAsync(write, unhashed, secret, null, null) };
        return await write.ExecuteAsync(command, new(
            receipt => Answer(new("temporary", secret, null, null) { Ended = Ended(write, receipt) }),
            receipt => Answer(new("temporary", Reply.AlreadyShown, null, null) { Ended = Ended(write, receipt) })));
    }

    static Task<IResult> LinkAsync(
        Write<ResetPasswordBody> write, Func<(OneTimeTokenId Token, Sessions.SecretHash Hash), IssueResetLink> command, PublicAddress address, TimeProvider time)
    {
        var secret = OneTimeSecret.New();
        return write.ExecuteAsync(command((OneTimeTokenId.New(time.GetUtcNow()), secret.Hash)), new(
            receipt => Answer(ViewOf(receipt, address.RecoveryLink(secret)) with { Ended = Ended(write, receipt) }),
            receipt => Answer(ViewOf(receipt, Reply.AlreadyShown) with { Ended = Ended(write, receipt) })));
    }

    static EndedView? Ended(Write<ResetPasswordBody> write, Receipt receipt) => CustodyWrites.Of(write).EndedBy(receipt, write.Asked.Compromised);

    static PasswordResetView ViewOf(Receipt receipt, string link) =>
        new("link", null, receipt.IsMailed ? null : link, receipt.Token?.ExpiresAt, receipt.IsMailed);

    static Reply Answer(PasswordResetView view) => Reply.Of(view, HoldfastJson.Default.PasswordResetView);
}
