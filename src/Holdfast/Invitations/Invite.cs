using Holdfast.Accounts;
using Holdfast.Audit;
using Holdfast.Custody;
using Holdfast.Facts;
using Holdfast.Gate;
using Holdfast.Groups;
using Holdfast.Mail;
using Holdfast.Refusals;
using Holdfast.Roles;
using Holdfast.Sessions;

namespace Holdfast.Invitations;

/// <summary>
/// Promises an account to whoever gets the link. Nobody promises more than they may give; a protected role is as sensitive to promise as
/// to give. The link is shown to the inviter, or made when it is mailed.
/// </summary>
public sealed record Invite(InvitationId Id, Outcome<EmailAddress?> Email, Outcome<Role> Role) : Command
{
    /// <summary>The hash of the link's secret; null when it is to be mailed.</summary>
    public SecretHash? Link { get; init; }

    /// <summary>The groups that the account will be in.</summary>
    public IReadOnlyList<GroupId> Groups { get; init; } = [];

    /// <summary>When the invitation ends; null means after three days.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>When the account will end by itself.</summary>
    public DateTimeOffset? AccountExpiresAt { get; init; }

    internal override EventKind Kind => EventKind.InvitationSent;

    internal override SliceRequest Needs => new() { Groups = Groups, Email = Email.IsDone(out var email) ? email : null };

    internal override Door DoorFor(StateSlice slice, Actor actor) => new Door.Needs(Promise.Needs(Groups));

    internal override bool IsSensitive(StateSlice slice) =>
        Link is not null || RoleOrLowest.EntersPanel || Grants(slice).Any(permission => permission.IsOfHoldfast);

    internal override bool ShowsCredential(StateSlice slice, Actor actor) => Link is not null;

    internal override bool CarriesActor(StateSlice slice, Actor actor) => Carries(slice);

    /// <summary>Who could accept the invitation themself must cover what it promises: else nobody could ever accept it.</summary>
    internal override IReadOnlyList<Account> Controls(StateSlice slice, Actor actor) => Carries(slice) ? [Promised(slice)] : [];

    internal override Refusal? CheckValues(StateSlice slice) => Email.Refusal ?? Role.Refusal
        ?? (Email.IsDone(out var email) && email is null ? Refusal.InvalidEmail() : null)
        ?? (slice.Actor.Account is null ? Refusal.InvalidCommand("an invitation needs somebody who invites") : null)
        ?? (ExpiresAt <= slice.Now || ExpiresAt > slice.Now + Invitation.LongestLife ? Refusal.InvalidExpiry("expires_at must be in the future and at most 30 days away") : null)
        ?? (AccountExpiresAt <= slice.Now ? Refusal.InvalidExpiry("account_expires_at must be in the future") with { Field = "account_expires_at" } : null)
        ?? (Groups.Distinct().Count() > Invitation.MostGroups ? Refusal.InvalidGroup($"name at most {Invitation.MostGroups} groups") : null)
        ?? (Groups.Any(group => !slice.Groups.ContainsKey(group)) ? Refusal.InvalidGroup("group_ids names a group that does not exist") : null)
        ?? (slice.EmailOwner is not null ? Refusal.EmailTaken() : null);

    internal override IReadOnlyList<AccountTransition> Promises(StateSlice slice, Actor actor) =>
        [AccountTransition.Create(Promised(slice))];

    internal override IReadOnlyCollection<Permission> Grants(StateSlice slice) => Promise.GrantsOf(Groups, slice);

    internal override DateTimeOffset? LastsUntil => ExpiresAt;

    internal override Plan Plan(StateSlice slice, Actor actor)
    {
        var invitation = new Invitation
        {
            Id = Id,
            Email = Email.Match(email => email!, _ => throw new InvalidOperationException("Judged before it was planned.")),
            Role = RoleOrLowest,
            Groups = [.. Groups.Distinct()],
            AccountExpiresAt = AccountExpiresAt,
            Inviter = slice.Actor.Account!.Id,
            InviterLabel = slice.Actor.Account.Label,
            ByMail = Link is null,
            CreatedAt = slice.Now,
            ExpiresAt = ExpiresAt ?? slice.Now + Invitation.UsualLife,
            EmailTypist = TypistOf(slice),
            Carriers = Carries(slice) ? Issuing.CarriersOf(slice, actor, Reach(slice), [.. Promise.Needs(Groups)]) : [],
        };
        Effect delivery = Link is { } hash ? new InvitationEffects.InsertInvitationLink(Id, hash) : new MailEffects.SendMail(MailOf(invitation, actor));
        var draft = new EventDraft(Kind)
        {
            Target = new("invitation", Id.ToString()),
            Changes = [new("email", null, invitation.Email.Value)],
            Detail = _ => InvitationDetail.Of(invitation),
        };
        return new([new InvitationEffects.InsertInvitation(invitation), delivery, .. Issuing.Marking(invitation.Carriers)], [draft], new Receipt { Invitation = invitation });
    }

    /// <summary>
    /// Who shows the link, or names the mailbox that it is sent to, could accept it: unless it goes to a house address that is trusted.
    /// </summary>
    bool Carries(StateSlice slice) =>
        Link is not null || !(Email.IsDone(out var email) && email is not null && slice.Settings.House.Has(email) && TypistOf(slice) == EmailTypist.Trusted);

    static EmailTypist TypistOf(StateSlice slice) => slice.Actor.Account is null ? EmailTypist.Other : Issuing.TypistOf(slice);

    Authority Reach(StateSlice slice) => Authority.Of(Promised(slice), Grants(slice));

    Account Promised(StateSlice slice) => Promise.Account(default, RoleOrLowest, null, AccountExpiresAt, slice.Now);

    Role RoleOrLowest => Role.Match(role => role, _ => Roles.Role.User);

    static WaitingMail MailOf(Invitation invitation, Actor actor) => new()
    {
        Id = MailId.New(invitation.CreatedAt),
        Kind = MailKind.Invitation,
        Account = invitation.Inviter,
        To = invitation.Email,
        About = invitation.Id.ToString(),
        CorrelationId = actor.Origin.CorrelationId,
        Ip = actor.Origin.Ip,
        CreatedAt = invitation.CreatedAt,
    };
}
