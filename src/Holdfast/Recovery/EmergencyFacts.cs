using Holdfast.Roles;

namespace Holdfast.Recovery;

/// <summary>What one emergency operation did, or would have done when it was refused.</summary>
/// <param name="Operation">Its name on the command line, for example <c>reset-password</c>.</param>
public sealed record EmergencyFacts(string Operation)
{
    /// <summary>How many sessions ended.</summary>
    public int SessionsEnded { get; init; }

    /// <summary>The role before; for <c>promote</c> alone.</summary>
    public Role? PreviousRole { get; init; }

    /// <summary>The role after; for <c>promote</c> alone.</summary>
    public Role? NewRole { get; init; }

    /// <summary>The token that was stored; for <c>emergency-access</c> alone.</summary>
    public OneTimeToken? Token { get; init; }

    /// <summary>How many backup codes were deleted; for <c>disable-mfa</c> alone.</summary>
    public int? BackupCodesDeleted { get; init; }
}
