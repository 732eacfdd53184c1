using Holdfast.Accounts;
using Holdfast.Audit;
using Holdfast.Gate;
using Holdfast.Refusals;
using Holdfast.Sessions;

namespace Holdfast.Recovery;

/// <summary>Issues a single-use link with which a person sets a new password. Nothing ends until it is used.</summary>
public sealed record IssueResetLink(AccountId Id, OneTimeTokenId TokenId, SecretHash Hash) : AccountCommand(Id)
{
    internal override EventKind Kind => EventKind.ResetLinkIssued;

    internal override bool IsSensitive(StateSlice slice) => true;

    internal override bool TouchesCredentialsOf(AccountId account, StateSlice slice, Actor actor) => account == Target;

    internal override Refusal? CheckValues(StateSlice slice) => base.CheckValues(slice)
        ?? (Before(slice).Kind == AccountKind.Service ? Refusal.InvalidCommand("a service has no password; give it an API key") : null)
        ?? (Before(slice).IsLive(slice.Now) ? null : Refusal.InvalidCommand("this account cannot sign in as it is: activate, unlock or extend it first"));

    internal override Plan Plan(StateSlice slice, Actor actor)
    {
        var before = Before(slice);
        var token = new OneTimeToken(TokenId, OneTimeTokenPurpose.Recovery, Target, Hash, slice.Now, slice.Now + OneTimeToken.RecoveryLifetime);
        var draft = new EventDraft(Kind)
        {
            Subject = EventSubject.Of(before),
            Reason = ReasonText,
            Detail = _ => new EventDetail.Link(TokenId.ToString(), "recovery", token.ExpiresAt),
        };
        return new([new Effect.InsertToken(token)], [draft], new Receipt { Account = before, Token = token });
    }
}
