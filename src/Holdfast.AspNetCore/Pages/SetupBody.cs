namespace Holdfast.AspNetCore.Pages;

/// <summary>The body of <c>POST /api/v1/auth/setup</c>. Its text form says nothing of its secrets.</summary>
public sealed class SetupBody
{
    /// <summary>The token of the setup link.</summary>
    public required string Token { get; init; }

    /// <summary>The owner's username.</summary>
    public required string Username { get; init; }

    /// <summary>The owner's password.</summary>
    public required string Password { get; init; }

    /// <summary>The owner's email address, if any.</summary>
    public string? Email { get; init; }
}
