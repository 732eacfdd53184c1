using Holdfast.Accounts;
using Holdfast.Audit;
using Holdfast.Custody;
using Holdfast.Facts;
using Holdfast.Gate;
using Holdfast.Groups;
using Holdfast.Passwords;
using Holdfast.Refusals;
using Holdfast.Roles;
using Holdfast.Sessions;

namespace Holdfast.Invitations;

/// <summary>
/// Makes the account that an invitation promised, for whoever holds its link, once. It is given on the inviter's authority as that is
/// now: an inviter who is not live or holds the door no more makes the link <c>invalid_token</c>, and a promise above what they may give
/// today is <c>cannot_escalate</c>. Values that are not acceptable do not use the invitation up.
/// </summary>
public sealed record AcceptInvitation(SecretHash Secret, AccountId NewAccount, Outcome<Username> Username, Outcome<PasswordHash> Password) : Command
{
    internal override EventKind Kind => EventKind.InvitationAccepted;

    internal override SliceRequest Needs => new() { InvitationLink = Secret, Username = Username.IsDone(out var name) ? name : null, NewMember = true };

    internal override Door DoorFor(StateSlice slice, Actor actor) => new Door.Open();

    internal override Refusal? FindTarget(StateSlice slice)
    {
        var valid = slice.Invitation is { } invitation && invitation.IsLive(slice.Now)
            && slice.Inviter is { Account: { } inviter, Authority: { } authority } && inviter.IsLive(slice.Now) && authority.Role.EntersPanel
            && Promise.Needs(invitation.Groups).All(authority.Allows)
            && Issuing.Stands(slice.Carriers, Reach(slice), [.. Promise.Needs(invitation.Groups)], slice.Now);
        return valid ? null : Refusal.InvalidToken();
    }

    internal override Refusal? CheckValues(StateSlice slice) => Username.Refusal ?? Password.Refusal
        ?? (slice.Invitation!.AccountExpiresAt <= slice.Now ? Refusal.InvalidToken() : null)
        ?? (slice.UsernameOwner is not null || slice.GivenUp.Count > 0 ? Refusal.UsernameTaken() : null)
        ?? (slice.EmailOwner is not null ? Refusal.EmailTaken() : null);

    internal override ActorState Granter(StateSlice slice) => slice.Inviter;

    internal override Refusal Told(Refusal escalation) => Refusal.PromiseTooHigh();

    internal override IReadOnlyList<AccountTransition> Transitions(StateSlice slice, Actor actor) => [AccountTransition.Create(Account(slice), Issuing.Custodians(slice.Carriers))];

    internal override IReadOnlyCollection<Permission> Grants(StateSlice slice) => Promise.GrantsOf(slice.Invitation!.Groups, slice);

    internal override EventDraft RefusalDraft(StateSlice slice) => base.RefusalDraft(slice) with
    {
        Target = slice.Invitation is { } invitation ? new("invitation", invitation.Id.ToString()) : null,
    };

    internal override Plan Plan(StateSlice slice, Actor actor)
    {
        var invitation = slice.Invitation!;
        var account = Account(slice);
        var draft = new EventDraft(Kind)
        {
            Subject = EventSubject.Of(account),
            Target = new("invitation", invitation.Id.ToString()),
            Changes = [new("email", null, invitation.Email.Value)],
            ProvenActor = account,
            Detail = _ => InvitationDetail.Of(invitation),
        };
        Effect[] effects =
        [
            new InvitationEffects.ConsumeInvitation(invitation.Id, account.Id),
            .. Consequences.Of(Transitions(slice, actor)[0], slice.Now),
            .. Issuing.Marking(Issuing.Custodians(slice.Carriers)),
            .. invitation.Groups.Where(slice.Groups.ContainsKey).Select(group => new GroupEffects.AddToGroup(account.Id, group)),
        ];
        return new(effects, [draft], new Receipt { Account = account });
    }

    Account Account(StateSlice slice)
    {
        var invitation = slice.Invitation!;
        return Promise.Account(NewAccount, invitation.Role, invitation.Email, invitation.AccountExpiresAt, slice.Now) with
        {
            Username = Username.IsDone(out var name) ? name : null,
            PasswordHash = Password.IsDone(out var hash) ? hash.Phc : null,
            HasCustodians = slice.Carriers.Count > 0,
            EmailTypist = invitation.EmailTypist,
        };
    }

    static Authority Reach(StateSlice slice)
    {
        var invitation = slice.Invitation!;
        return Authority.Of(
            Promise.Account(default, invitation.Role, null, invitation.AccountExpiresAt, slice.Now), Promise.GrantsOf(invitation.Groups, slice));
    }
}
