namespace Holdfast.AspNetCore.Pages;

/// <summary>The body of <c>POST /api/v1/auth/recover</c>. Its text form says nothing of its secrets.</summary>
public sealed class RecoverBody
{
    /// <summary>The token of the link.</summary>
    public required string Token { get; init; }

    /// <summary>The new password.</summary>
    public required string Password { get; init; }

    /// <summary>Whether the account's own API keys stay; needs <see cref="Code"/>. They end by default.</summary>
    public bool KeepKeys { get; init; }

    /// <summary>A code of the account's second factor, or a backup code; for <see cref="KeepKeys"/> alone.</summary>
    public string? Code { get; init; }
}
