namespace Holdfast.SignIn;

/// <summary>What the throttle says to one attempt.</summary>
/// <param name="Wait">How long to wait; null when the attempt may go on.</param>
/// <param name="Next">The state to store; null when nothing changes.</param>
public sealed record ThrottleDecision(TimeSpan? Wait, ThrottleState? Next);
