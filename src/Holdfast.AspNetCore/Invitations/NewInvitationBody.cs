namespace Holdfast.AspNetCore.Invitations;

/// <summary>The body of <c>POST /api/v1/admin/invitations</c>.</summary>
/// <param name="Email">The address that the account will have.</param>
/// <param name="Role">The role that it will have.</param>
/// <param name="GroupIds">The groups that it will be in.</param>
/// <param name="ExpiresAt">When the invitation ends; three days by default, thirty at most.</param>
/// <param name="AccountExpiresAt">When the account will end by itself; null means never.</param>
/// <param name="Deliver"><c>link</c>: the answer shows it once; <c>mail</c>: it is sent to the address and shown to nobody else.</param>
public sealed record NewInvitationBody(
    string Email, string Role = "user", IReadOnlyList<Guid>? GroupIds = null, DateTimeOffset? ExpiresAt = null, DateTimeOffset? AccountExpiresAt = null, string Deliver = "link");
