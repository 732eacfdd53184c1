using Holdfast.Gate;

namespace Holdfast.Accounts;

/// <summary>
/// That an account was deactivated or locked by another, who may undo just that for ten minutes while nothing else changes.
/// </summary>
/// <param name="By">Who did it.</param>
/// <param name="At">When.</param>
/// <param name="Version">The version of the account that the stop left.</param>
public sealed record StopMark(AccountId By, DateTimeOffset At, long Version)
{
    /// <summary>How long a stop may be undone by the same account.</summary>
    public static TimeSpan UndoTime { get; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// The mark of a stop by <paramref name="actor"/>. None where another stop holds already: whoever put one stop on top of another's may
    /// not take either away.
    /// </summary>
    internal static StopMark? Of(Actor actor, Account before, DateTimeOffset now) =>
        actor is Actor.ByAccount by && before is { IsActive: true, Lock: null } && !(before.ExpiresAt <= now) ? new(by.Account, now, before.Version) : null;
}
