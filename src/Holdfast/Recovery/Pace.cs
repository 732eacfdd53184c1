using Holdfast.SignIn;

namespace Holdfast.Recovery;

/// <summary>
/// How often something may be asked for: some at once, then one in each interval (the generic cell rate algorithm). Unlike failures these
/// counts are never forgiven; they fade by themselves. Of the stored state it uses <see cref="ThrottleState.ClosedUntil"/> alone: when
/// the interval of the last one ends.
/// </summary>
/// <param name="AtOnce">How many go without a wait.</param>
/// <param name="Each">How long one more takes to come free.</param>
public sealed record Pace(int AtOnce, TimeSpan Each)
{
    /// <summary>Judges one. Pure.</summary>
    public ThrottleDecision Decide(ThrottleState state, DateTimeOffset now)
    {
        var begins = state.ClosedUntil > now ? state.ClosedUntil.Value : now;
        var wait = begins - now - (Each * (AtOnce - 1));
        return wait > TimeSpan.Zero ? new(wait, null) : new(null, state with { ClosedUntil = begins + Each });
    }
}
