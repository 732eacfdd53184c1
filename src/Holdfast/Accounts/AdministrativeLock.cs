namespace Holdfast.Accounts;

/// <summary>A lock that an administrator put on an account. Unlike the throttle it makes the account unusable.</summary>
/// <param name="At">When it was put on.</param>
/// <param name="Until">When it ends by itself; null means when it is lifted.</param>
/// <param name="Reason">Why.</param>
public sealed record AdministrativeLock(DateTimeOffset At, DateTimeOffset? Until, string Reason)
{
    /// <summary>Whether the lock holds at <paramref name="now"/>.</summary>
    public bool HoldsAt(DateTimeOffset now) => Until is null || Until > now;
}
