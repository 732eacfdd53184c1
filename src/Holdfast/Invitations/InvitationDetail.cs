using Holdfast.Audit;
using Holdfast.Roles;

namespace Holdfast.Invitations;

/// <summary>What events say of invitations.</summary>
static class InvitationDetail
{
    public static EventDetail Of(Invitation invitation) => new EventDetail.Invited(
        invitation.Id.ToString(), invitation.Role.Name, [.. invitation.Groups.Select(group => group.ToString())], invitation.ExpiresAt, invitation.AccountExpiresAt);
}
