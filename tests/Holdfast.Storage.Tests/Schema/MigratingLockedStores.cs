using Holdfast.Accounts;
using Holdfast.Gate;
using Holdfast.Roles;
using Holdfast.SignIn;
using Holdfast.Storage.Tests.Engines;

namespace Holdfast.Storage.Tests.Schema;

/// <summary>
/// Stores that somebody locked by SQL before the second net looked at the settings: they migrate, and can be mended afterwards.
/// </summary>
public abstract class MigratingLockedStores(Engine engine) : StoreContract(engine)
{
    public sealed class OnSqlite() : MigratingLockedStores(Engine.Sqlite);

    public sealed class OnPostgreSql() : MigratingLockedStores(Engine.PostgreSql);

    const int Before = 9;

    const string Owner =
        """
        INSERT INTO accounts (id, kind, username, role, is_active, must_change_password, created_at, joined_at, departure_preference, credential_epoch, version, search_text, password_hash, has_totp)
        VALUES ('00000000-0000-7000-8000-00000000000a', 'person', 'olivia', 'developer', TRUE, FALSE, 1, 1, 'purge', 1, 1, 'x', 'phc', TRUE)
        """;

    public static TheoryData<string> Damages =>
    [
        "UPDATE sign_in_settings SET factors = replace(factors, 'developer=optional', 'developer=passkey')", "UPDATE sign_in_settings SET factors = replace(factors, 'optional', 'passkey')",
        "UPDATE sign_in_settings SET factors = 'nonsense'", "DELETE FROM sign_in_settings", "UPDATE accounts SET password_hash = ''",
    ];

    [Theory, MemberData(nameof(Damages))]
    public async Task They_come_up_and_everything_that_mends_them_works(string damage)
    {
        await using var place = await TestStore.CreateAsync(Engine);
        await OldStore.MigrateAsync(place, Engine, Before);
        await place.RunAsync(Owner);
        await place.RunAsync(damage);
        await using var store = place.Open();
        Assert.True((await store.Schema.MigrateAsync(Stop)).IsCurrent);

        var olivia = (await store.Accounts.FindByIdentifierAsync("olivia", Stop))!;
        // Somebody had noted an authenticator that is not there.
        Assert.False(olivia.HasTotp);
        await store.AddAsync(Sample.Account("carol"));
        await store.ApplyAsync(new AccountEffects.UpdateAccount(olivia, olivia with { PasswordHash = "other", Version = olivia.Version + 1 }));
        await store.AddAsync(Sample.Account("dora", Role.Developer));
        var settings = await store.Factors.SettingsAsync(Stop);
        await store.ApplyAsync(new SignInEffects.UpdateSettings(
            settings, SignInSettings.Default.With(Role.Administrator, FactorPolicy.Passkey) with { Version = settings.Version + 1 }));
        Assert.Equal(new HolderCounts(2, 2), await store.Accounts.HoldersAsync(Stop));

        // From now on the net holds.
        await place.MustRefuseAsync("UPDATE accounts SET role = 'user'");
        await place.MustRefuseAsync("UPDATE sign_in_settings SET factors = replace(factors, 'developer=optional', 'developer=passkey')");
    }
}
