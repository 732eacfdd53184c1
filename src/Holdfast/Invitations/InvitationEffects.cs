using Holdfast.Accounts;
using Holdfast.Facts;
using Holdfast.Sessions;

namespace Holdfast.Invitations;

/// <summary>The writes of invitations that commands ask of the store.</summary>
static class InvitationEffects
{
    public sealed record InsertInvitation(Invitation Invitation) : Effect;

    public sealed record InsertInvitationLink(InvitationId Invitation, SecretHash Hash) : Effect;

    /// <summary>
    /// Takes an invitation out of the store, where it must still be, with its links; when somebody became a member by it, with every
    /// other one for its address.
    /// </summary>
    public sealed record ConsumeInvitation(InvitationId Invitation, AccountId? Accepter) : Effect;

    /// <summary>Cancels the invitations that an account made. Counted with the tokens.</summary>
    public sealed record CancelInvitations(AccountId Inviter) : Effect
    {
        internal override AccountId? OnlyOf => Inviter;
    }

    /// <summary>Cancels the invitations that were sent to an address. Counted with the tokens.</summary>
    public sealed record CancelInvitationsTo(EmailAddress Address) : Effect;

    /// <summary>Ends invitations. Counted with the tokens.</summary>
    public sealed record EndInvitations(IReadOnlyList<InvitationId> Invitations) : Effect;
}
