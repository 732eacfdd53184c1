namespace Holdfast.Policies;

/// <summary>A decision that a candidate would have made otherwise.</summary>
/// <param name="Index">The event of the decision.</param>
/// <param name="At">When it was made.</param>
/// <param name="Sha256">The policy that made it; null when there was none.</param>
/// <param name="Allowed">Whether the removal was allowed.</param>
/// <param name="Kept">What was kept; null when it was not allowed.</param>
/// <param name="Would">What the candidate says.</param>
public sealed record SimulatedDecision(long Index, DateTimeOffset At, string? Sha256, bool Allowed, string? Kept, RemovalDecision Would);
