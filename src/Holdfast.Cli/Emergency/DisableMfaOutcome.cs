using Holdfast.Accounts;
using Holdfast.Refusals;

namespace Holdfast.Cli.Emergency;

/// <summary>What came of <c>disable-mfa</c>.</summary>
abstract record DisableMfaOutcome
{
    DisableMfaOutcome()
    {
    }

    /// <summary>No second factor is left.</summary>
    public sealed record Done(Account Account, int SessionsEnded, int BackupCodesDeleted) : DisableMfaOutcome;

    /// <summary>There is no such account any more.</summary>
    public sealed record UserNotFound : DisableMfaOutcome;

    /// <summary>A rule said no; nothing was changed but the log.</summary>
    public sealed record Refused(Refusal Refusal) : DisableMfaOutcome;

    public static DisableMfaOutcome Of(Refusal refusal) => refusal.Code == RefusalCode.NotFound ? new UserNotFound() : new Refused(refusal);
}
