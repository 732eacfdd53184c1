using Holdfast.Gate;
using Holdfast.Storage.Gate;
using Holdfast.Storage.Sql;

namespace Holdfast.Storage.Schema;

/// <summary>Says whether the store can be used.</summary>
sealed class StoreState(IDatabase database, IStoreSchema schema) : IStoreHealth
{
    public string Description => database.Description;

    public ValueTask<AuthorityLocks> TryLocksAsync(CancellationToken cancellationToken) => new LockTrial(database, database.Dialect.AuthorityLocks).RunAsync(cancellationToken);

    public async ValueTask<StoreHealth> CheckAsync(CancellationToken cancellationToken)
    {
        try
        {
            var state = await schema.CheckAsync(cancellationToken).ConfigureAwait(false);
            return new(true, state.IsCurrent, state switch
            {
                { Problem: { } problem } => problem,
                { Exists: false } => $"There is no schema of Holdfast in {Description} yet: migrate it.",
                { IsCurrent: false } => $"The schema of {Description} is number {state.Version}, this version needs number {state.Wanted}: migrate it.",
                _ => null,
            });
        }
        catch (Exception e) when (e is StoreUnavailableException or StoreBusyException)
        {
            return new(false, false, e.Message);
        }
    }
}
