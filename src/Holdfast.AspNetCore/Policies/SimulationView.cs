using Holdfast.Members;
using Holdfast.Policies;

namespace Holdfast.AspNetCore.Policies;

/// <summary>What a candidate would have decided of the last decisions.</summary>
/// <param name="Examined">How many decisions were asked again.</param>
/// <param name="Erased">How many could not be, because their input was erased.</param>
/// <param name="Changes">Those that would have ended otherwise, newest first.</param>
public sealed record SimulationView(int Examined, int Erased, IReadOnlyList<SimulationView.Change> Changes)
{
    /// <summary>A decision that would have ended otherwise.</summary>
    /// <param name="Index">Its event in the audit log.</param>
    /// <param name="At">When it was made.</param>
    /// <param name="Sha256">The policy that made it.</param>
    /// <param name="Was">How it ended.</param>
    /// <param name="Would">How it would have ended.</param>
    public sealed record Change(long Index, DateTimeOffset At, string? Sha256, Verdict Was, Verdict Would);

    /// <summary>An end.</summary>
    /// <param name="Allowed">Whether the removal was allowed.</param>
    /// <param name="Disposition">What was kept; null when it was not allowed.</param>
    /// <param name="Reasons">What the policy says to the person refused.</param>
    /// <param name="Fault">Why the policy could not be asked.</param>
    public sealed record Verdict(bool Allowed, string? Disposition, IReadOnlyList<string> Reasons, string? Fault);

    internal static SimulationView Of(PolicySimulation simulation) => new(simulation.Examined, simulation.Erased, [.. simulation.Changes.Select(Of)]);

    static Change Of(SimulatedDecision change) => new(
        change.Index,
        change.At,
        change.Sha256,
        new(change.Allowed, change.Kept, [], null),
        new(change.Would.Allowed, change.Would.Allowed ? change.Would.Kept.Name : null, change.Would.Reasons, change.Would.Fault?.Code));
}
