using Holdfast.Accounts;
using Holdfast.Gate;
using Holdfast.Refusals;

namespace Holdfast.Cli.Emergency;

/// <summary>What came of <c>reset-password</c>.</summary>
abstract record ResetOutcome
{
    ResetOutcome()
    {
    }

    /// <summary>The password is set and must be changed at the next sign-in.</summary>
    public sealed record Done(Account Account, Receipt Receipt) : ResetOutcome;

    /// <summary>There is no such account any more.</summary>
    public sealed record UserNotFound : ResetOutcome;

    /// <summary>A rule said no; nothing was changed but the log.</summary>
    public sealed record Refused(Refusal Refusal) : ResetOutcome;

    public static ResetOutcome Of(Refusal refusal) => refusal.Code == RefusalCode.NotFound ? new UserNotFound() : new Refused(refusal);
}
