using Holdfast.Members;

namespace Holdfast.AspNetCore.Members;

/// <summary>What the removal policy would say.</summary>
/// <param name="Allowed">Whether it would allow the removal.</param>
/// <param name="Disposition">What would be kept; null when it would not allow.</param>
/// <param name="Reasons">What it says to the person refused.</param>
/// <param name="Sha256">The policy that was asked; null when none is in force.</param>
/// <param name="Fault">Why it could not be asked; null when it could.</param>
public sealed record PolicyOpinion(bool Allowed, string? Disposition, IReadOnlyList<string> Reasons, string? Sha256, string? Fault)
{
    internal static PolicyOpinion? Of(RemovalRuling? ruling) => ruling is not { Decision: var decision }
        ? null
        : new(decision.Allowed, decision.Allowed ? decision.Kept.Name : null, decision.Reasons, ruling.Sha256, decision.Fault?.Code);
}
