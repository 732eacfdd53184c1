using Holdfast.Recovery;
using Holdfast.Refusals;

namespace Holdfast.Cli.Emergency;

/// <summary>What came of <c>emergency-access</c>.</summary>
abstract record EmergencyAccessOutcome
{
    EmergencyAccessOutcome()
    {
    }

    /// <summary>The link is stored; its secret is known here alone.</summary>
    public sealed record Done(OneTimeSecret Secret, OneTimeToken Token) : EmergencyAccessOutcome;

    /// <summary>There is no such account any more.</summary>
    public sealed record UserNotFound : EmergencyAccessOutcome;

    /// <summary>A rule said no; nothing was changed but the log.</summary>
    public sealed record Refused(Refusal Refusal) : EmergencyAccessOutcome;

    public static EmergencyAccessOutcome Of(Refusal refusal) => refusal.Code == RefusalCode.NotFound ? new UserNotFound() : new Refused(refusal);
}
