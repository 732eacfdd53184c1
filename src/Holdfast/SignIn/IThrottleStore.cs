namespace Holdfast.SignIn;

/// <summary>Counts attempts, shared by all nodes and surviving restarts. Counts are bookkeeping, not authority.</summary>
public interface IThrottleStore
{
    /// <summary>
    /// Reads the state of <paramref name="key"/> under a row lock, asks <paramref name="decide"/> (pure) with the database's clock, and
    /// stores what it says, in one transaction of its own: of parallel attempts each sees the count of those before it.
    /// </summary>
    ValueTask<TimeSpan?> ReserveAsync(ThrottleKey key, Func<ThrottleState, DateTimeOffset, ThrottleDecision> decide, CancellationToken cancellationToken);

    /// <summary>
    /// The same for both counts of an attempt under a name, in one transaction and at one time, with the known networks of the account.
    /// An attempt that the name's count makes wait is not counted. One that the account's count closes is counted by its name, with the
    /// same statements.
    /// </summary>
    ValueTask<AttemptDecision> ReserveAsync(AttemptKeys keys, Func<ThrottleState, DateTimeOffset, ThrottleDecision> decide, CancellationToken cancellationToken);

    /// <summary>
    /// Forgets the failures of each subject from its network, and those from strangers, in one transaction: an attempt succeeded.
    /// </summary>
    ValueTask ForgiveAsync(IReadOnlyList<ThrottleKey> keys, CancellationToken cancellationToken);
}
