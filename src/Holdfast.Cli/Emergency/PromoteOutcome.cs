using Holdfast.Refusals;
using Holdfast.Roles;

namespace Holdfast.Cli.Emergency;

/// <summary>What came of <c>promote</c>.</summary>
abstract record PromoteOutcome
{
    PromoteOutcome()
    {
    }

    /// <summary>The role is set; it may have been that already.</summary>
    public sealed record Done(Role Previous, Role Now, int SessionsEnded) : PromoteOutcome;

    /// <summary>There is no such account any more.</summary>
    public sealed record UserNotFound : PromoteOutcome;

    /// <summary>A rule said no; nothing was changed but the log.</summary>
    public sealed record Refused(Refusal Refusal) : PromoteOutcome;

    public static PromoteOutcome Of(Refusal refusal) => refusal.Code == RefusalCode.NotFound ? new UserNotFound() : new Refused(refusal);
}
