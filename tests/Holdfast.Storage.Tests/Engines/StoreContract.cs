using Holdfast.Gate;

namespace Holdfast.Storage.Tests.Engines;

/// <summary>What every engine keeps. One store for each test.</summary>
public abstract class StoreContract : IAsyncLifetime
{
    internal TestStore Place { get; private set; } = null!;

    internal HoldfastStore Store { get; private set; } = null!;

    internal static CancellationToken Stop => TestContext.Current.CancellationToken;

    internal abstract Task<TestStore> CreateAsync();

    public async ValueTask InitializeAsync()
    {
        Place = await CreateAsync();
        Store = await Place.MigratedAsync();
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
