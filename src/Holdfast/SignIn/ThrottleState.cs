namespace Holdfast.SignIn;

/// <summary>The failures counted for one <see cref="ThrottleKey"/>.</summary>
/// <param name="FailuresHere">Consecutive failures of the subject from this network.</param>
/// <param name="ClosedUntil">Until when this network is closed for the subject.</param>
/// <param name="KnownNetwork">Whether the account signed in from this network before.</param>
/// <param name="FailuresFromStrangers">Consecutive failures of the subject from all networks it never signed in from.</param>
public sealed record ThrottleState(int FailuresHere, DateTimeOffset? ClosedUntil, bool KnownNetwork, int FailuresFromStrangers)
{
    /// <summary>Nothing counted.</summary>
    public static ThrottleState Clear { get; } = new(0, null, false, 0);
}
