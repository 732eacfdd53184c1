namespace Holdfast.AspNetCore.Invitations;

/// <summary>The body of <c>POST /api/v1/auth/accept-invitation</c>. Its text form says nothing of its secrets.</summary>
public sealed class AcceptInvitationBody
{
    /// <summary>The token of the link.</summary>
    public required string Token { get; init; }

    /// <summary>The username to have.</summary>
    public required string Username { get; init; }

    /// <summary>The password to have.</summary>
    public required string Password { get; init; }
}
