namespace Holdfast.AspNetCore.Pages;

/// <summary>The body of <c>POST /api/v1/auth/recover</c>. Its text form says nothing of its secrets.</summary>
public sealed class RecoverBody
{
    /// <summary>The token of the link.</summary>
    public required string Token { get; init; }

    /// <summary>The new password.</summary>
    public required string Password { get; init; }
}
