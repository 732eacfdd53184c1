namespace Holdfast.Policies;

/// <summary>
/// Tells a policy the time of its decision, so that the same decision is the same again; the deadline runs by the real clock.
/// </summary>
sealed class DecisionClock(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
