namespace Holdfast.SignIn;

/// <summary>
/// How guessing is slowed down. Each attempt counts as a failure before anything is checked and is forgiven when it succeeds, so parallel
/// attempts cannot slip past the count. Waits grow for each account and network together; after 100 consecutive failures from networks
/// that the account never signed in from, such networks are closed to it (NIST SP 800-63B-4, 3.2.2), while known networks stay open
/// whatever strangers do.
/// </summary>
public static class SignInThrottle
{
    /// <summary>How many attempts from one network go without a wait.</summary>
    public const int FreeAttempts = 5;

    /// <summary>How many consecutive failures from strange networks an account bears.</summary>
    public const int MostFailuresFromStrangers = 100;

    static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(15);

    static readonly TimeSpan ClosedToStrangers = TimeSpan.FromHours(1);

    /// <summary>Judges one attempt. Pure.</summary>
    public static ThrottleDecision Decide(ThrottleState state, DateTimeOffset now)
    {
        if (state.ClosedUntil > now)
            return new(state.ClosedUntil.Value - now, null);
        if (!state.KnownNetwork && state.FailuresFromStrangers >= MostFailuresFromStrangers)
            return new(ClosedToStrangers, null);
        var failures = state.FailuresHere + 1;
        return new(null, state with
        {
            FailuresHere = failures,
            ClosedUntil = failures < FreeAttempts ? null : now + WaitAfter(failures),
            FailuresFromStrangers = state.FailuresFromStrangers + (state.KnownNetwork ? 0 : 1),
        });
    }

    /// <summary>The wait after so many consecutive failures: 1 s after the fifth, doubling, at most 15 minutes.</summary>
    public static TimeSpan WaitAfter(int failures)
    {
        if (failures < FreeAttempts)
            return TimeSpan.Zero;
        var seconds = Math.Pow(2, Math.Min(failures - FreeAttempts, 20));
        return seconds > LongestWait.TotalSeconds ? LongestWait : TimeSpan.FromSeconds(seconds);
    }
}
