using Holdfast.Invitations;
using Holdfast.Storage.Gate;
using Holdfast.Storage.Sql;

namespace Holdfast.Storage.Invitations;

/// <summary>Carries out the effects on invitations.</summary>
static class InvitationStorage
{
    static readonly RowText ofInviter =
        RowText.OfAccounts("DELETE FROM invitations WHERE inviter_id = $2 RETURNING expires_at > $1, inviter_id");

    public static void AddTo(Cupboard cupboard)
    {
        cupboard.Effect((InvitationEffects.InsertInvitation e, Writing writing) => writing.Add(InvitationRow.Inserting(e.Invitation)));
        cupboard.Effect((InvitationEffects.InsertInvitationLink e, Writing writing) =>
            writing.Add(InvitationRow.InsertingLink(e.Invitation, e.Hash)));
        cupboard.Effect((InvitationEffects.ConsumeInvitation e, Writing writing) =>
            writing.Add(InvitationRow.Consuming(e.Invitation, e.Accepter)));
        cupboard.Effect((InvitationEffects.CancelInvitations e, Writing writing) =>
            writing.OfAccount(ofInviter, writing.Now, e.Inviter, () => writing.Tokens++));
        cupboard.Effect((InvitationEffects.CancelInvitationsTo e, Writing writing) =>
            writing.Ending("invitations", "email_key = $2", () => writing.Tokens++, e.Address.Key));
        cupboard.Effect((InvitationEffects.EndInvitations e, Writing writing) => writing.Ending(
            "invitations", writing.Dialect.IsAnyOf("id", 2), () => writing.Tokens++, e.Invitations.Select(invitation => invitation.Value).ToArray()));
    }
}
