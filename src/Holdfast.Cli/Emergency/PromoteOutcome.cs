using Holdfast.Gate;
using Holdfast.Recovery;
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
    public sealed record Done(Role Previous, Role Now, Receipt Receipt) : PromoteOutcome
    {
        /// <summary>Why the sign-in is void or needed the vouch: those who set it up and fall short, a sentence each; else empty.</summary>
        public IReadOnlyList<string> Causes { get; init; } = [];

        /// <summary>The secret of the new link and its token, when the sign-in became void.</summary>
        public (OneTimeSecret Secret, OneTimeToken Token)? Link { get; init; }
    }

    /// <summary>There is no such account any more.</summary>
    public sealed record UserNotFound : PromoteOutcome;

    /// <summary>A rule said no; nothing was changed but the log.</summary>
    public sealed record Refused(Refusal Refusal) : PromoteOutcome;

    public static PromoteOutcome Of(Refusal refusal) => refusal.Code == RefusalCode.NotFound ? new UserNotFound() : new Refused(refusal);
}
