using Holdfast.Torture.Tests.Stores;

namespace Holdfast.Torture.Tests.RawSql;

/// <summary>Somebody with the sqlite3 program and the file.</summary>
public class SomebodyWithSqlite3(SqlScene.OnSqlite scene) : IClassFixture<SqlScene.OnSqlite>
{
    [Theory]
    [MemberData(nameof(Attacks.OnTheLastOwner), MemberType = typeof(Attacks))]
    [MemberData(nameof(Attacks.OfSqlite), MemberType = typeof(Attacks))]
    public Task Cannot_take_the_last_owner_away(string sql) => scene.AttackAsync(Cast.AliceAlone, sql);

    [Theory]
    [MemberData(nameof(Attacks.OnTheLastPasskeys), MemberType = typeof(Attacks))]
    [MemberData(nameof(Attacks.OfSqliteOnPasskeys), MemberType = typeof(Attacks))]
    public Task Cannot_take_the_last_owners_last_credential_away(string sql) => scene.AttackAsync(Cast.BobAlone, sql);

    [Theory]
    [MemberData(nameof(Attacks.OnTheLastWhoSignsIn), MemberType = typeof(Attacks))]
    public Task Cannot_take_the_last_owner_away_who_can_sign_in(string sql) => scene.AttackAsync(Cast.BobSignsIn, sql);

    [Theory]
    [MemberData(nameof(Attacks.InVain), MemberType = typeof(Attacks))]
    public async Task Tries_in_vain(string sql)
    {
        await scene.TryAsync(Cast.AliceAlone, sql);
        await scene.TryAsync(Cast.BobAlone, sql);
    }

    [Fact]
    public async Task May_demote_one_of_two()
    {
        await scene.Shell.RunAsync(Cast.BothOwners);
        Assert.Equal("", await scene.Shell.RunAsync("UPDATE accounts SET role = 'user' WHERE username = 'alice'"));
        Assert.Equal(1, await scene.Store.LastingOwnersAsync());
    }
}
