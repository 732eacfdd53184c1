using Holdfast.Accounts;
using Holdfast.Audit;
using Holdfast.Custody;
using Holdfast.Gate;
using Holdfast.Groups;
using Holdfast.Mail;
using Holdfast.Refusals;
using Holdfast.Sessions;

namespace Holdfast.Recovery;

/// <summary>Issues a single-use link with which a person sets a new password. Nothing ends until it is used.</summary>
public sealed record IssueResetLink(AccountId Id, OneTimeTokenId TokenId, SecretHash Hash) : AccountCommand(Id)
{
    /// <summary>How the link gets to its holder.</summary>
    public LinkDelivery Delivery { get; init; } = LinkDelivery.Shown;

    internal override EventKind Kind => EventKind.ResetLinkIssued;

    internal override SliceRequest Needs => base.Needs with { Held = true };

    internal override bool ShowsCredential(StateSlice slice, Actor actor) => !Delivery.IsMailed(slice, Before(slice));

    internal override IReadOnlyList<Account> Controls(StateSlice slice, Actor actor) => ShowsCredential(slice, actor) ? [Before(slice)] : [];

    internal override bool TouchesCredentialsOf(AccountId account, StateSlice slice, Actor actor) => account == Target;

    internal override Refusal? CheckValues(StateSlice slice) => base.CheckValues(slice)
        ?? (Before(slice).Kind == AccountKind.Service ? Refusal.InvalidCommand("a service has no password; give it an API key") : null)
        ?? (Before(slice).IsLive(slice.Now) ? null : Refusal.InvalidCommand("this account cannot sign in as it is: activate, unlock or extend it first"))
        ?? Delivery.Check(slice, Before(slice));

    internal override Plan Plan(StateSlice slice, Actor actor)
    {
        var before = Before(slice);
        if (!ShowsCredential(slice, actor))
            return Mailed(slice, actor);
        var token = new OneTimeToken(TokenId, OneTimeTokenPurpose.Recovery, Target, Hash, slice.Now, slice.Now + OneTimeToken.RecoveryLifetime)
        {
            Carriers = Issuing.CarriersOf(slice, actor, slice.AuthorityOf(before), HoldfastPermissions.ChangeAccount),
        };
        var draft = new EventDraft(Kind)
        {
            Subject = EventSubject.Of(before),
            Reason = ReasonText,
            Detail = _ => new EventDetail.Link(TokenId.ToString(), "recovery", token.ExpiresAt),
        };
        return new([new TokenEffects.InsertToken(token), .. Issuing.Marking(token.Carriers, Target)], [draft], new Receipt { Account = before, Token = token });
    }

    Plan Mailed(StateSlice slice, Actor actor) => new(
        [new MailEffects.SendMail(SignInMail.To(Before(slice), OneTimeTokenPurpose.Recovery, slice, actor))],
        [new EventDraft(Kind) { Subject = EventSubject.Of(Before(slice)), Reason = ReasonText, Detail = _ => new EventDetail.MailedLink("recovery") }],
        new Receipt { Account = Before(slice), IsMailed = true });
}
