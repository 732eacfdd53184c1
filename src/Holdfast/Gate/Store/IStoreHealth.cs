namespace Holdfast.Gate;

/// <summary>Whether the store can be used.</summary>
public interface IStoreHealth
{
    /// <summary>Which store, for people: engine and place, never a password.</summary>
    string Description { get; }

    /// <summary>Tries the authority lock with a second connection.</summary>
    /// <exception cref="StoreBusyException">Somebody else held it too long.</exception>
    /// <exception cref="StoreUnavailableException">
    /// The store cannot be reached, or a connection ended in the middle: nothing was found out.
    /// </exception>
    ValueTask<AuthorityLocks> TryLocksAsync(CancellationToken cancellationToken);

    /// <summary>Says whether the store answers and its schema is current; never throws for a store that is down.</summary>
    ValueTask<StoreHealth> CheckAsync(CancellationToken cancellationToken);
}
