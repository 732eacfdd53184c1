using Holdfast.Accounts;
using Holdfast.ApiKeys;
using Holdfast.Audit;
using Holdfast.Facts;
using Holdfast.Gate;
using Holdfast.Groups;
using Holdfast.Recovery;
using Holdfast.Roles;
using Holdfast.Sessions;
using Holdfast.Storage.Tests.Engines;

namespace Holdfast.Storage.Tests.Authority;

public abstract class LoadingSlices(Engine engine) : StoreContract(engine)
{
    public sealed class OnSqlite() : LoadingSlices(Engine.Sqlite);

    public sealed class OnPostgreSql() : LoadingSlices(Engine.PostgreSql);

    static Origin From { get; } = new(CorrelationId.New(Sample.Start));

    [Fact]
    public async Task An_empty_request_on_an_empty_store_has_nothing()
    {
        var slice = await Store.LoadAsync(new SliceRequest { AnyAccount = true, Accounts = [AccountId.New(Sample.Start)], Username = Sample.Account("alice").Username });
        Assert.False(slice.AnyAccount);
        Assert.Empty(slice.Accounts);
        Assert.Null(slice.UsernameOwner);
        Assert.Equal(default, slice.Holders);
        Assert.Equal(ActorState.None, slice.Actor);
        Assert.True((slice.Now - await Store.Accounts.NowAsync(Stop)).Duration() < TimeSpan.FromMinutes(1));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task What_was_expected_is_read_behind_the_effects_before_it(bool expected)
    {
        var (alice, bob) = (await Store.AddAsync(Sample.Account("alice", Role.Developer)), await Store.AddAsync(Sample.Account("bob")));
        Inquiry[] first = [new(Sample.Operator, new() { Accounts = [bob.Id] })], second = [new(Sample.Operator, new() { Accounts = [bob.Id, alice.Id] }), .. first];
        await using var transaction = await Store.Authority.BeginAsync(TransactionLock.Authority, Stop);
        if (expected)
            transaction.Expect(second);
        Assert.Equal(bob, (await transaction.LoadAsync(first, Stop))[0].Accounts[bob.Id]);
        var changed = bob with { Role = Role.Staff, Version = 2 };
        await transaction.ApplyAsync([new AccountEffects.UpdateAccount(bob, changed)], savepoint: true);
        var slices = await transaction.LoadAsync(second, Stop);
        Assert.Equal((changed, alice, changed), (slices[0].Accounts[bob.Id], slices[0].Accounts[alice.Id], slices[1].Accounts[bob.Id]));

        // What was read behind effects that were undone is forgotten.
        if (expected)
            transaction.Expect(first);
        Effect[] stale = [new AccountEffects.UpdateAccount(changed, changed with { Role = Role.Supervisor, Version = 3 }), new AccountEffects.UpdateAccount(bob, bob with { Version = 9 })];
        await Assert.ThrowsAsync<EffectRejectedException>(async () => await transaction.ApplyAsync(stale, savepoint: true));
        Assert.Equal(changed, (await transaction.LoadAsync(first, Stop))[0].Accounts[bob.Id]);
    }

    [Fact]
    public async Task What_is_asked_for_is_there()
    {
        var (alice, bob, carol) = (await Store.AddAsync(Sample.Account("alice", Role.Developer)), await Store.AddAsync(Sample.Account("bob")), Sample.Account("carol"));
        var now = await Store.Accounts.NowAsync(Stop);
        var group = Sample.Group("Support", HoldfastPermissions.ViewAccount);
        var session = Sample.Session(bob, now);
        var (key, secret) = Sample.Key(bob, now);
        var token = new OneTimeToken(OneTimeTokenId.New(now), OneTimeTokenPurpose.Recovery, alice.Id, SessionToken.New().Hash, now, now.AddHours(1));
        await Store.ApplyAsync(
            new GroupEffects.InsertGroup(group), new GroupEffects.AddToGroup(bob.Id, group.Id), new GroupEffects.GrantPermission(bob.Id, HoldfastPermissions.ViewGroup),
            new SessionEffects.InsertSession(session, SessionToken.New().Hash), new ApiKeyEffects.InsertApiKey(key, secret.Hash), new TokenEffects.InsertToken(token));
        var request = new SliceRequest
        {
            Accounts = [bob.Id, carol.Id],
            Memberships = true,
            Username = alice.Username,
            Email = bob.Email,
            Groups = [group.Id, GroupId.New(now)],
            GroupName = group.Name,
            ApiKey = key.Id,
            ApiKeyHash = secret.Hash,
            Session = session.Id,
            Token = token.Hash,
            AnyAccount = true,
        };
        foreach (var slice in new[] { await Store.LoadAsync(request), await Store.Authority.PeekAsync(Sample.Operator, request, Stop) })
        {
            Assert.Equal([alice, bob], slice.Accounts.Values.OrderBy(account => account.Label, StringComparer.Ordinal));
            Assert.Equal((alice.Id, bob.Id, null), (slice.UsernameOwner, slice.EmailOwner, slice.DidOwner));
            Assert.Equal(group.Id, Assert.Single(slice.Groups).Key);
            Assert.Equal(1, slice.Groups[group.Id].MemberCount);
            Assert.Equal(group.Id, slice.GroupNameOwner);
            Assert.Equal([group.Id], slice.Memberships[bob.Id]);
            Assert.Empty(slice.Memberships[carol.Id]);
            Assert.Equal([HoldfastPermissions.ViewGroup], slice.DirectGrants[bob.Id]);
            Assert.Equal((key.Id, session, token), (slice.ApiKey!.Id, slice.Session, slice.Token));
            Assert.True(slice.AnyAccount);
            Assert.Equal(new HolderCounts(1, 1), slice.Holders);
        }
    }

    [Fact]
    public async Task An_actor_comes_with_session_and_grants_while_they_hold()
    {
        var alice = await Store.AddAsync(Sample.Account("alice", Role.Staff));
        var now = await Store.Accounts.NowAsync(Stop);
        var (live, dead) = (Sample.Session(alice, now), Sample.Session(alice, now.AddDays(-2)));
        await Store.ApplyAsync(
            new SessionEffects.InsertSession(live, SessionToken.New().Hash), new SessionEffects.InsertSession(dead, SessionToken.New().Hash), new GroupEffects.GrantPermission(alice.Id, HoldfastPermissions.ViewGroup));
        var actor = (await Store.LoadAsync(new SliceRequest(), new Actor.ByAccount(alice.Id, live.Id, From))).Actor;
        Assert.Equal((alice, live, null), (actor.Account, actor.Session, actor.Key));
        Assert.True(actor.Authority?.Allows(HoldfastPermissions.ViewGroup));
        Assert.False(actor.Authority?.Allows(HoldfastPermissions.ViewAccount));
        Assert.Null((await Store.LoadAsync(new SliceRequest(), new Actor.ByAccount(alice.Id, dead.Id, From))).Actor.Session);
        Assert.Equal(ActorState.None, (await Store.LoadAsync(new SliceRequest(), new Actor.ByAccount(AccountId.New(now), live.Id, From))).Actor);
        var bob = await Store.AddAsync(Sample.Account("bob"));
        Assert.Null((await Store.LoadAsync(new SliceRequest(), new Actor.ByAccount(bob.Id, live.Id, From))).Actor.Session);
    }

    [Fact]
    public async Task A_key_narrows_its_owner_and_a_dead_one_has_no_authority_at_all()
    {
        var alice = await Store.AddAsync(Sample.Account("alice", Role.Developer));
        var now = await Store.Accounts.NowAsync(Stop);
        var (key, secret) = Sample.Key(alice, now, HoldfastPermissions.ViewAccount);
        await Store.ApplyAsync(new ApiKeyEffects.InsertApiKey(key, secret.Hash));
        var actor = (await Store.LoadAsync(new SliceRequest(), new Actor.ByKey(key.Id, alice.Id, From))).Actor;
        Assert.Equal(key.Id, actor.Key?.Id);
        Assert.True(actor.Authority?.Allows(HoldfastPermissions.ViewAccount));
        Assert.False(actor.Authority?.Allows(HoldfastPermissions.ViewGroup));
        await Store.ApplyAsync(new ApiKeyEffects.RevokeApiKey(key.Id, now));
        var after = (await Store.LoadAsync(new SliceRequest(), new Actor.ByKey(key.Id, alice.Id, From))).Actor;
        Assert.Equal((alice, null, null), (after.Account, after.Key, after.Authority));
    }

    [Fact]
    public async Task A_slice_sees_the_earlier_commands_of_its_transaction()
    {
        await using var transaction = await Store.Authority.BeginAsync(TransactionLock.Authority, Stop);
        var alice = Sample.Account("alice", Role.Developer);
        await transaction.ApplyAsync([new AccountEffects.InsertAccount(alice)], savepoint: true);
        var slice = await transaction.LoadAsync(Sample.Operator, new SliceRequest { Accounts = [alice.Id] });
        Assert.Equal(alice, slice.Find(alice.Id));
        Assert.Equal(new HolderCounts(1, 1), slice.Holders);
        Assert.Equal(transaction.Now, slice.Now);
    }

    [Fact]
    public async Task Five_hundred_accounts_load_at_once()
    {
        var accounts = Enumerable.Range(0, 500).Select(number => Sample.Account($"user{number}")).ToArray();
        await Store.ApplyAsync([.. accounts.Select(account => new AccountEffects.InsertAccount(account))]);
        var slice = await Store.LoadAsync(new SliceRequest { Accounts = [.. accounts.Select(account => account.Id)], Memberships = true });
        Assert.Equal(accounts.Length, slice.Accounts.Count);
        Assert.Equal(accounts.Length, slice.Memberships.Count);
    }
}
