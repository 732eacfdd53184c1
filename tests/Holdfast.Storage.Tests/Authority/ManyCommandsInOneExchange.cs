using Holdfast.Accounts;
using Holdfast.ApiKeys;
using Holdfast.Facts;
using Holdfast.Gate;
using Holdfast.Groups;
using Holdfast.Recovery;
using Holdfast.Roles;
using Holdfast.Sessions;
using Holdfast.Storage.Tests.Engines;

namespace Holdfast.Storage.Tests.Authority;

/// <summary>Commands are read together and written together: each is told what it alone did, and all are written or none.</summary>
public abstract class ManyCommandsInOneExchange(Engine engine) : StoreContract(engine)
{
    /// <summary>More than one statement of any size carries, and not a multiple of anything.</summary>
    const int Many = 47;

    public sealed class OnSqlite() : ManyCommandsInOneExchange(Engine.Sqlite);

    public sealed class OnPostgreSql() : ManyCommandsInOneExchange(Engine.PostgreSql);

    [Fact]
    public async Task Each_account_becomes_what_its_command_makes_of_it()
    {
        var accounts = await CrowdAsync();
        var changed = accounts.ConvertAll(Changed);
        await using (var transaction = await Store.Authority.BeginAsync(TransactionLock.Authority, Stop))
        {
            var counts = await transaction.ApplyAsync([.. accounts.Zip(changed, Ending)], savepoint: false, Stop);
            Assert.Equal(Enumerable.Range(0, Many).Select(SessionsOf), counts.Select(count => count.Sessions));
            Assert.Equal(Enumerable.Range(0, Many).Select(KeysOf), counts.Select(count => count.ApiKeys));
            Assert.Equal(Enumerable.Range(0, Many).Select(TokensOf), counts.Select(count => count.Tokens));
            await transaction.CommitAsync([], Stop);
        }
        foreach (var account in changed)
            Assert.Equal(account, await Store.Accounts.FindAsync(account.Id, Stop));
    }

    [Fact]
    public async Task One_that_is_no_longer_as_it_was_read_undoes_them_all()
    {
        var accounts = await CrowdAsync();
        await using (var transaction = await Store.Authority.BeginAsync(TransactionLock.Authority, Stop))
        {
            Effect[][] effects = [.. accounts.Select((before, i) => (Effect[])[new AccountEffects.UpdateAccount(before with { Version = i == 20 ? 7 : 1 }, Changed(before))])];
            var rejected = await Assert.ThrowsAsync<EffectRejectedException>(async () => await transaction.ApplyAsync(effects, savepoint: false, Stop));
            Assert.Equal(EffectRejection.Stale, rejected.Rejection);
        }
        foreach (var account in accounts)
            Assert.Equal(account, await Store.Accounts.FindAsync(account.Id, Stop));
    }

    [Fact]
    public async Task Each_actor_is_told_apart()
    {
        var (alice, bob) = (await Store.AddAsync(Sample.Account("alice", Role.Developer)), await Store.AddAsync(Sample.Account("bob")));
        var now = await Store.Accounts.NowAsync(Stop);
        var (one, other) = (Sample.Session(alice, now), Sample.Session(bob, now));
        var (key, secret) = Sample.Key(alice, now, HoldfastPermissions.ViewAccount);
        await Store.ApplyAsync(new SessionEffects.InsertSession(one, SessionToken.New().Hash), new SessionEffects.InsertSession(other, SessionToken.New().Hash), new ApiKeyEffects.InsertApiKey(key, secret.Hash));
        var from = Sample.Operator.Origin;
        Actor[] actors = [new Actor.ByAccount(alice.Id, one.Id, from), new Actor.ByKey(key.Id, alice.Id, from), new Actor.ByAccount(bob.Id, other.Id, from), new Actor.ByAccount(alice.Id, other.Id, from), Sample.Operator];
        await using var transaction = await Store.Authority.BeginAsync(TransactionLock.Authority, Stop);
        var slices = await transaction.LoadAsync([.. actors.Concat(actors).Select(actor => new Inquiry(actor, new() { Accounts = [bob.Id] }))], Stop);
        Assert.All(slices, slice => Assert.Equal((bob, 1), (slice.Accounts[bob.Id], slice.Holders.Developer)));
        foreach (var half in slices.Chunk(actors.Length))
        {
            Assert.Equal([alice, alice, bob, alice, null], half.Select(slice => slice.Actor.Account));
            Assert.Equal([one, null, other, null, null], half.Select(slice => slice.Actor.Session));
            Assert.Equal([null, key.Id, null, null, null], half.Select(slice => slice.Actor.Key?.Id));
        }
    }

    static int SessionsOf(int number) => number % 3;

    static int KeysOf(int number) => number % 2;

    static int TokensOf(int number) => number % 5 == 0 ? 1 : 0;

    static IReadOnlyList<Effect> Ending(Account before, Account after) =>
        [new AccountEffects.UpdateAccount(before, after), new SessionEffects.EndSessions(before.Id, null), new ApiKeyEffects.RevokeApiKeys(before.Id, Sample.Start), new TokenEffects.CancelTokens(before.Id)];

    static Account Changed(Account before) => before with { Role = Role.Staff, IsActive = false, Version = 2, CredentialEpoch = 2 };

    async Task<List<Account>> CrowdAsync()
    {
        var accounts = Enumerable.Range(0, Many).Select(i => Sample.Account($"user{i:D2}")).ToList();
        var now = await Store.Accounts.NowAsync(Stop);
        await Store.ApplyAsync([.. accounts.SelectMany((account, i) => (Effect[])
        [
            new AccountEffects.InsertAccount(account),
            .. Enumerable.Range(0, SessionsOf(i)).Select(_ => new SessionEffects.InsertSession(Sample.Session(account, now), SessionToken.New().Hash)),
            .. Enumerable.Range(0, KeysOf(i)).Select(_ => Sample.Key(account, now)).Select(made => new ApiKeyEffects.InsertApiKey(made.Key, made.Secret.Hash)),
            .. Enumerable.Range(0, TokensOf(i)).Select(_ => new TokenEffects.InsertToken(new(OneTimeTokenId.New(now), OneTimeTokenPurpose.Recovery, account.Id, SecretHash.Of(account.Label), now, now.AddHours(1)))),
        ])]);
        return accounts;
    }
}
