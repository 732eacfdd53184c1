namespace Holdfast.Storage.Tests.Engines;

/// <summary>What every engine keeps, each on a real one. One fresh store for each test.</summary>
public abstract class StoreContract(Engine engine) : IAsyncLifetime
{
    internal TestStore Place { get; private set; } = null!;

    internal HoldfastStore Store { get; private set; } = null!;

    internal Engine Engine => engine;

    internal static CancellationToken Stop => TestContext.Current.CancellationToken;

    public virtual async ValueTask InitializeAsync()
    {
        Place = await MigratedStores.CopyAsync(engine);
        Store = Place.Open();
    }

    public async ValueTask DisposeAsync()
    {
        if (Store is not null)
            await Store.DisposeAsync();
        if (Place is not null)
            await Place.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
