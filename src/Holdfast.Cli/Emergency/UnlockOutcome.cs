using Holdfast.Accounts;
using Holdfast.Refusals;

namespace Holdfast.Cli.Emergency;

/// <summary>What came of <c>unlock</c>.</summary>
abstract record UnlockOutcome
{
    UnlockOutcome()
    {
    }

    /// <summary>Failed sign-ins are forgotten and no administrative lock is left.</summary>
    public sealed record Done(Account Account) : UnlockOutcome;

    /// <summary>There is no such account any more.</summary>
    public sealed record UserNotFound : UnlockOutcome;

    /// <summary>A rule said no; nothing was changed but the log.</summary>
    public sealed record Refused(Refusal Refusal) : UnlockOutcome;

    public static UnlockOutcome Of(Refusal refusal) => refusal.Code == RefusalCode.NotFound ? new UserNotFound() : new Refused(refusal);
}
