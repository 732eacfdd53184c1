namespace Holdfast.Gate;

/// <summary>The schema of the store. Migrations go forward only and are verified by their hash.</summary>
public interface IStoreSchema
{
    /// <summary>Compares the store with what this version needs. Changes nothing, creates nothing.</summary>
    ValueTask<SchemaState> CheckAsync(CancellationToken cancellationToken);

    /// <summary>Brings the store to the current schema, creating it when it does not exist; one process at a time.</summary>
    /// <exception cref="StoreUnavailableException">
    /// The store cannot be reached, or its schema is newer than this version or was altered.
    /// </exception>
    ValueTask<SchemaState> MigrateAsync(CancellationToken cancellationToken);
}
