using Holdfast.Accounts;
using Holdfast.ApiKeys;
using Holdfast.Gate;
using Holdfast.Groups;
using Holdfast.Roles;
using Holdfast.Sessions;
using Holdfast.Storage.Tests.Engines;

namespace Holdfast.Storage.Tests.Readers;

public abstract class FindingCallers(Engine engine) : StoreContract(engine)
{
    public sealed class OnSqlite() : FindingCallers(Engine.Sqlite);

    public sealed class OnPostgreSql() : FindingCallers(Engine.PostgreSql);

    [Fact]
    public async Task A_live_session_of_a_live_account_is_a_caller_with_its_grants()
    {
        var (now, alice, group) = (await Store.Accounts.NowAsync(Stop), Sample.Account("alice", Role.Staff), Sample.Group("Support", HoldfastPermissions.ViewAccount));
        var token = SessionToken.New().Hash;
        var session = Sample.Session(alice, now);
        await Store.ApplyAsync(
            new AccountEffects.InsertAccount(alice), new GroupEffects.InsertGroup(group), new GroupEffects.AddToGroup(alice.Id, group.Id), new SessionEffects.InsertSession(session, token));
        var caller = await Store.Callers.FindBySessionAsync(token, Stop);
        Assert.Equal((alice, session, null), (caller!.Account, caller.Session, caller.Key));
        Assert.True(caller.Authority.Allows(HoldfastPermissions.ViewAccount));
        Assert.Equal("group Support", caller.Authority.Why(HoldfastPermissions.ViewAccount));
        Assert.False(caller.Authority.Allows(HoldfastPermissions.ViewGroup));
        Assert.True((caller.ReadAt - now).Duration() < TimeSpan.FromMinutes(1));
        Assert.Null(await Store.Callers.FindBySessionAsync(SessionToken.New().Hash, Stop));
        Assert.Null(await Store.Callers.FindByKeyAsync(token, Stop));
    }

    [Fact]
    public async Task An_administrator_holds_everything_and_a_key_only_its_scopes()
    {
        var (now, alice) = (await Store.Accounts.NowAsync(Stop), Sample.Account("alice", Role.Administrator));
        var token = SessionToken.New().Hash;
        var (key, secret) = Sample.Key(alice, now, HoldfastPermissions.ViewAccount);
        await Store.ApplyAsync(new AccountEffects.InsertAccount(alice), new SessionEffects.InsertSession(Sample.Session(alice, now), token), new ApiKeyEffects.InsertApiKey(key, secret.Hash));
        Assert.True((await Store.Callers.FindBySessionAsync(token, Stop))?.Authority.Allows(HoldfastPermissions.DeleteGroup));
        var caller = await Store.Callers.FindByKeyAsync(secret.Hash, Stop);
        Assert.Equal(key.Id, caller?.Key?.Id);
        Assert.True(caller?.Authority.Allows(HoldfastPermissions.ViewAccount));
        Assert.False(caller?.Authority.Allows(HoldfastPermissions.DeleteGroup));
    }

    [Fact]
    public async Task A_session_or_key_that_ended_is_no_caller()
    {
        var (now, alice) = (await Store.Accounts.NowAsync(Stop), Sample.Account("alice"));
        await Store.ApplyAsync(new AccountEffects.InsertAccount(alice));
        Func<Session, Session>[] endings =
        [
            session => session with { ExpiresAt = now.AddSeconds(-1) },
            session => session with { LastSeenAt = now.AddMinutes(-15).AddSeconds(-1) },
        ];
        foreach (var ending in endings)
        {
            var token = SessionToken.New().Hash;
            await Store.ApplyAsync(new SessionEffects.InsertSession(ending(Sample.Session(alice, now)), token));
            Assert.Null(await Store.Callers.FindBySessionAsync(token, Stop));
        }
        var (old, oldSecret) = Sample.Key(alice, now.AddDays(-31));
        var (revoked, revokedSecret) = Sample.Key(alice, now);
        await Store.ApplyAsync(new ApiKeyEffects.InsertApiKey(old, oldSecret.Hash), new ApiKeyEffects.InsertApiKey(revoked, revokedSecret.Hash), new ApiKeyEffects.RevokeApiKey(revoked.Id, now));
        Assert.Null(await Store.Callers.FindByKeyAsync(oldSecret.Hash, Stop));
        Assert.Null(await Store.Callers.FindByKeyAsync(revokedSecret.Hash, Stop));
    }

    [Fact]
    public async Task Nobody_calls_for_an_account_that_may_not_act()
    {
        var now = await Store.Accounts.NowAsync(Stop);
        (Func<Account, Account> Change, bool Live)[] states =
        [
            (account => account with { IsActive = false }, false),
            (account => account with { RemovedAt = now }, false),
            (account => account with { ExpiresAt = now.AddSeconds(-1) }, false),
            (account => account with { Lock = new(now, null, "") }, false),
            (account => account with { Lock = new(now, now.AddHours(1), "") }, false),
            (account => account with { Lock = new(now.AddHours(-1), now.AddSeconds(-1), "") }, true),
            (account => account with { ExpiresAt = now.AddHours(1) }, true),
        ];
        foreach (var ((change, live), number) in states.Select((state, number) => (state, number)))
        {
            var account = change(Sample.Account($"user{number}"));
            var token = SessionToken.New().Hash;
            var (key, secret) = Sample.Key(account, now);
            await Store.ApplyAsync(new AccountEffects.InsertAccount(account), new SessionEffects.InsertSession(Sample.Session(account, now), token), new ApiKeyEffects.InsertApiKey(key, secret.Hash));
            Assert.Equal(live, await Store.Callers.FindBySessionAsync(token, Stop) is not null);
            Assert.Equal(live, await Store.Callers.FindByKeyAsync(secret.Hash, Stop) is not null);
        }
    }
}
