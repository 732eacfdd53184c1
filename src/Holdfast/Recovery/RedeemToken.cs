using Holdfast.Accounts;
using Holdfast.Audit;
using Holdfast.Gate;
using Holdfast.Passwords;
using Holdfast.Refusals;
using Holdfast.Sessions;

namespace Holdfast.Recovery;

/// <summary>
/// Uses a recovery link or an invitation to set a password. Every session and every other link of the account ends. Unknown, used and expired
/// tokens are one refusal, <c>invalid_token</c>. An unacceptable password does not use the token up.
/// </summary>
public sealed record RedeemToken(SecretHash Secret, Outcome<PasswordHash> Password) : Command
{
    internal override EventKind Kind => EventKind.PasswordRecovered;

    internal override SliceRequest Needs => new() { Token = Secret };

    internal override Door DoorFor(StateSlice slice, Actor actor) => new Door.Open();

    internal override Refusal? FindTarget(StateSlice slice) =>
        slice.Token is { Purpose: not OneTimeTokenPurpose.Setup, AccountId: { } owner } token && token.IsLive(slice.Now)
            && slice.Find(owner)?.IsLive(slice.Now) == true
            ? null
            : Refusal.InvalidToken();

    internal override Refusal? CheckValues(StateSlice slice) => Password.Refusal;

    internal override EventSubject? SubjectOf(StateSlice slice) =>
        slice.Token?.AccountId is { } owner && slice.Find(owner) is { } account ? EventSubject.Of(account) : null;

    internal override IReadOnlyList<AccountTransition> Transitions(StateSlice slice, Actor actor)
    {
        var before = slice.Accounts[slice.Token!.AccountId!.Value];
        var after = before with { PasswordHash = Password.Match(hash => hash.Phc, _ => before.PasswordHash!), MustChangePassword = false };
        return [AccountTransition.Change(before, after) with { PasswordProven = true }];
    }

    internal override Plan Plan(StateSlice slice, Actor actor)
    {
        var transition = Transitions(slice, actor)[0];
        var token = slice.Token!;
        var draft = new EventDraft(Kind)
        {
            Subject = EventSubject.Of(transition.After),
            Target = new("one_time_token", token.Id.ToString()),
            ProvenActor = transition.After,
            Detail = counts => new EventDetail.Consequences(counts.Sessions, counts.ApiKeys, counts.Tokens),
        };
        return new(
            [new Effect.ConsumeToken(token.Id), .. Consequences.Of(transition, slice.Now)],
            [draft],
            new Receipt { Account = transition.After });
    }
}
