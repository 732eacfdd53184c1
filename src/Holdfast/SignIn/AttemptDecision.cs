namespace Holdfast.SignIn;

/// <summary>What the throttle says to an attempt to sign in under a name.</summary>
/// <param name="Wait">How long the count of the name makes it wait; then nothing was counted. Null when it may go on.</param>
/// <param name="IsClosed">Whether the count of the account is closed. The attempt must fail as with a wrong password, whatever the password is.</param>
public readonly record struct AttemptDecision(TimeSpan? Wait, bool IsClosed);
