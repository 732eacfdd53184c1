namespace Holdfast.Gate;

/// <summary>Whether the store can be used.</summary>
public interface IStoreHealth
{
    /// <summary>Which store, for people: engine and place, never a password.</summary>
    string Description { get; }

    /// <summary>Says whether the store answers and its schema is current; never throws for a store that is down.</summary>
    ValueTask<StoreHealth> CheckAsync(CancellationToken cancellationToken);
}
