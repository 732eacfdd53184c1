namespace Holdfast.SignIn;

/// <summary>Counts attempts, shared by all nodes and surviving restarts. Counts are bookkeeping, not authority.</summary>
public interface IThrottleStore
{
    /// <summary>
    /// Reads the state of <paramref name="key"/> under a row lock, asks <paramref name="decide"/> (pure) with the database's clock, and stores what it says, in one
    /// transaction of its own: of parallel attempts each sees the count of those before it.
    /// </summary>
    ValueTask<TimeSpan?> ReserveAsync(ThrottleKey key, Func<ThrottleState, DateTimeOffset, ThrottleDecision> decide, CancellationToken cancellationToken);

    /// <summary>Forgets the failures of the subject from this network, and those from strangers: an attempt succeeded.</summary>
    ValueTask ForgiveAsync(ThrottleKey key, CancellationToken cancellationToken);
}
