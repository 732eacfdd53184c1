using Holdfast.Facts;
using Holdfast.Sqlite;
using Holdfast.Storage.Gate;
using Holdfast.Storage.Sql;

namespace Holdfast.Storage.Tests.Effects;

/// <summary>An effect without a statement is a fault of the build, not of the day on which it is first used.</summary>
public sealed class EveryEffectIsCarriedOut
{
    internal static IEnumerable<Type> All => typeof(Effect).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Effect)) && !type.IsAbstract);

    [Fact]
    public async Task By_the_storage_of_its_concept()
    {
        await using var store = StoreOf();
        Assert.Empty(All.Except(store.Cupboard.Kinds).Select(type => type.Name));
        Assert.Empty(store.Cupboard.Kinds.Except(All).Select(type => type.Name));
        Assert.True(All.Count() > 60);
    }

    [Fact]
    public void By_one_storage_alone()
    {
        static void Twice(Cupboard cupboard) => cupboard.Effect((Forgotten _, Writing _) => { });
        Assert.Throws<ArgumentException>(() => new Cupboard([Twice, Twice]));
    }

    [Fact]
    public void One_that_is_forgotten_is_named()
    {
        var missing = Assert.Throws<ArgumentException>(() => new Writing([new Forgotten()], default, new SqliteDialect(), new([])));
        Assert.Contains(nameof(Forgotten), missing.Message, StringComparison.Ordinal);
    }

    /// <summary>Opening a store touches nothing.</summary>
    static HoldfastStore StoreOf() => SqliteStore.Open(Path.Combine(Path.GetTempPath(), "nowhere.db"), TimeProvider.System);

    sealed record Forgotten : Effect;
}
