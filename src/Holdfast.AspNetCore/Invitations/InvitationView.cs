using Holdfast.Invitations;
using Holdfast.Roles;

namespace Holdfast.AspNetCore.Invitations;

/// <summary>An invitation that waits to be accepted, without its link.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Email">The address that the account will have.</param>
/// <param name="Role">The role that it will have.</param>
/// <param name="GroupIds">The groups that it will be in.</param>
/// <param name="AccountExpiresAt">When the account will end by itself.</param>
/// <param name="InvitedById">Who invited.</param>
/// <param name="InvitedBy">Their username.</param>
/// <param name="Deliver"><c>link</c> or <c>mail</c>.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ExpiresAt">When it ends.</param>
/// <param name="Link">The link, in the answer that made the invitation and nowhere else; null when it is mailed.</param>
public sealed record InvitationView(
    Guid Id,
    string Email,
    string Role,
    IReadOnlyList<Guid> GroupIds,
    DateTimeOffset? AccountExpiresAt,
    Guid InvitedById,
    string? InvitedBy,
    string Deliver,
    DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt,
    string? Link)
{
    internal static InvitationView Of(Invitation invitation, string? link = null) => new(
        invitation.Id.Value,
        invitation.Email.Value,
        invitation.Role.Name,
        [.. invitation.Groups.Select(group => group.Value)],
        invitation.AccountExpiresAt,
        invitation.Inviter.Value,
        invitation.InviterLabel,
        invitation.ByMail ? "mail" : "link",
        invitation.CreatedAt,
        invitation.ExpiresAt,
        link);
}
