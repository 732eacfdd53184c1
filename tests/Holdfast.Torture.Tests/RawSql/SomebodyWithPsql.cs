using Holdfast.Torture.Tests.Stores;

namespace Holdfast.Torture.Tests.RawSql;

/// <summary>A superuser at the keyboard of psql, with statements that Holdfast never sees.</summary>
public class SomebodyWithPsql(SqlScene.OnPostgreSql scene) : IClassFixture<SqlScene.OnPostgreSql>
{
    [Theory]
    [MemberData(nameof(Attacks.OnTheLastOwner), MemberType = typeof(Attacks))]
    [MemberData(nameof(Attacks.OfPostgreSql), MemberType = typeof(Attacks))]
    public Task Cannot_take_the_last_owner_away(string sql) => scene.AttackAsync(Cast.AliceAlone, sql);

    [Theory]
    [MemberData(nameof(Attacks.OnTheLastPasskeys), MemberType = typeof(Attacks))]
    [InlineData("TRUNCATE passkeys")]
    public Task Cannot_take_the_last_owners_last_credential_away(string sql) => scene.AttackAsync(Cast.BobAlone, sql);

    [Theory]
    [MemberData(nameof(Attacks.OnTheLastWhoSignsIn), MemberType = typeof(Attacks))]
    public Task Cannot_take_the_last_owner_away_who_can_sign_in(string sql) => scene.AttackAsync(Cast.BobSignsIn, sql);

    [Theory]
    [MemberData(nameof(Attacks.InVain), MemberType = typeof(Attacks))]
    [InlineData("TRUNCATE accounts")]
    [InlineData("DO $$ BEGIN BEGIN UPDATE accounts SET role = 'user'; EXCEPTION WHEN OTHERS THEN NULL; END; END $$")]
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
