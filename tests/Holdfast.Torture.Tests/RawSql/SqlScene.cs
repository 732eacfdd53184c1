using Holdfast.Torture.Tests.Stores;

namespace Holdfast.Torture.Tests.RawSql;

/// <summary>One store for all raw SQL of a test class, with one client program to write the cast.</summary>
public abstract class SqlScene(Engine engine) : IAsyncLifetime
{
    internal TortureStore Store { get; private set; } = null!;

    internal SqlShell Shell { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Store = await TortureStore.CreateAsync(engine);
        Shell = SqlShell.Of(Store);
    }

    public async ValueTask DisposeAsync()
    {
        if (Shell is not null)
            await Shell.DisposeAsync();
        if (Store is not null)
            await Store.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Attacks what the second net must refuse, and looks whether both protected roles still have a lasting holder.</summary>
    internal async Task AttackAsync(string cast, string attack) =>
        Assert.Contains("holdfast: ", await TryAsync(cast, attack), StringComparison.Ordinal);

    /// <summary>The same, whatever the program says to it.</summary>
    internal async Task<string> TryAsync(string cast, string attack)
    {
        var said = await Shell.RunAsync(cast);
        Assert.DoesNotContain("rror", said, StringComparison.Ordinal);
        Assert.Equal(1, await Store.OwnersWhoSignInAsync());
        said = await Shell.RunAsync(attack);
        await Shell.RunAsync("ROLLBACK");
        await AssertHeldAsync(said);
        return said;
    }

    internal async Task AssertHeldAsync(string said)
    {
        Assert.True(await Store.LastingOwnersAsync() >= 1, $"No lasting owner is left. {said}");
        Assert.True(await Store.LastingAdministratorsAsync() >= 1, $"No lasting administrator is left. {said}");
        Assert.True(await Store.OwnersWhoSignInAsync() >= 1, $"No owner is left who can sign in. {said}");
        var derived = await Store.CountAsync("SELECT count(*) FROM accounts WHERE lasting_rank >= 1000");
        Assert.Equal(await Store.LastingOwnersAsync(), derived);
    }

    /// <summary>For programs that are already connected.</summary>
    public sealed class OnPostgreSql() : SqlScene(Engine.PostgreSql);

    /// <summary>The same on a file.</summary>
    public sealed class OnSqlite() : SqlScene(Engine.Sqlite);
}
