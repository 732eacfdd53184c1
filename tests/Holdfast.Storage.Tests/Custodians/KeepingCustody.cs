using Holdfast.Accounts;
using Holdfast.Custody;
using Holdfast.Facts;
using Holdfast.Gate;
using Holdfast.Groups;
using Holdfast.Members;
using Holdfast.Roles;
using Holdfast.Sessions;
using Holdfast.SignIn;
using Holdfast.Storage.Tests.Engines;

namespace Holdfast.Storage.Tests.Custodians;

using Authority = Holdfast.Custody.Authority;

public abstract class KeepingCustody(Engine engine) : StoreContract(engine)
{
    public sealed class OnSqlite() : KeepingCustody(Engine.Sqlite);

    public sealed class OnPostgreSql() : KeepingCustody(Engine.PostgreSql);

    [Fact]
    public async Task An_account_comes_back_with_its_custody_to_those_who_judge_it()
    {
        var account = await Store.AddAsync(InEveryState(Sample.Account("alice")) with { IsCarrier = true });
        Assert.Equal(account, await Store.Accounts.FindAsync(account.Id, Stop));
        Assert.Equal(account, await Store.Accounts.FindByIdentifierAsync("alice", Stop));
        Assert.Equal(account, (await Store.LoadAsync(new SliceRequest { Accounts = [account.Id] })).Accounts[account.Id]);
        var session = Sample.Session(account, await Store.Accounts.NowAsync(Stop));
        await Store.ApplyAsync(new SessionEffects.InsertSession(session, SessionToken.New().Hash));
        var actor = new Actor.ByAccount(account.Id, session.Id, Sample.Operator.Origin);
        Assert.Equal(account, (await Store.LoadAsync(new SliceRequest(), actor)).Actor.Account);
    }

    [Fact]
    public async Task Each_member_of_custody_is_written_when_it_changes_and_being_a_carrier_never_is()
    {
        var plain = await Store.AddAsync(Sample.Account("alice"));
        var full = InEveryState(plain);
        Func<Account, Account>[] changes =
        [
            account => account with { SignInVoidAt = full.SignInVoidAt, SignInVoidCause = full.SignInVoidCause },
            account => account with { SignInUnfinished = true },
            account => account with { InDoubtSince = full.InDoubtSince },
            account => account with { HasCustodians = true },
            account => account with { Stopped = full.Stopped },
            account => account with { EmailStanding = full.EmailStanding },
            account => account with { EmailTypist = full.EmailTypist },
            account => account with { Role = Role.Staff, PasswordHash = "another", LastLoginAt = Sample.Start },
            account => account with { Username = Sample.Account("bob").Username, HasCustodians = false },
            account => account with { SignInVoidAt = null, SignInVoidCause = null, Stopped = null, Role = Role.User },
        ];
        foreach (var change in changes)
        {
            var before = (await Store.Accounts.FindAsync(plain.Id, Stop))!;
            var after = change(before) with { Version = before.Version + 1 };
            await Store.ApplyAsync(new AccountEffects.UpdateAccount(before, after with { IsCarrier = true }));
            Assert.Equal(after, await Store.Accounts.FindAsync(plain.Id, Stop));
        }
    }

    [Fact]
    public async Task Carriers_are_marked_beside_any_change_of_theirs()
    {
        var (alice, bob) = (await Store.AddAsync(Sample.Account("alice")), await Store.AddAsync(Sample.Account("bob")));
        await Store.ApplyAsync(
            new CustodyEffects.MarkCarriers([alice.Id, AccountId.New(Sample.Start)]),
            new AccountEffects.UpdateAccount(alice, alice with { Role = Role.Staff, Version = 2 }));
        Assert.Equal(alice with { Role = Role.Staff, Version = 2, IsCarrier = true }, await Store.Accounts.FindAsync(alice.Id, Stop));
        Assert.False((await Store.Accounts.FindAsync(bob.Id, Stop))!.IsCarrier);
    }

    [Fact]
    public async Task Custodians_are_replaced_as_a_whole_and_outlive_the_accounts_they_name()
    {
        var (alice, bob) = (await Store.AddAsync(Sample.Account("alice")), await Store.AddAsync(Sample.Account("bob")));
        var key = Sample.Key(bob, Sample.Start).Key.Id;
        Carrier[] first =
        [
            Custodial.Issuer(bob, key), new(Custodian.Host, CarrierPart.Custodian) { IsAbsent = true },
            new(Custodian.Operator, CarrierPart.Former),
        ];
        await Store.ApplyAsync(
            new CustodyEffects.SetCustodians(alice.Id, [.. first, Custodial.Behind(bob)]), new CustodyEffects.SetCustodians(bob.Id, first));
        Assert.Equal(first, await CustodiansAsync(alice));
        await Store.ApplyAsync(new RemovalEffects.PurgeAccount(bob.Id, Sample.Start));
        Assert.Equal(first, await CustodiansAsync(alice));
        Assert.Equal(3, await Place.NumberAsync("SELECT count(*) FROM account_custodians"));
        await Store.ApplyAsync(new CustodyEffects.SetCustodians(alice.Id, [first[2]]));
        Assert.Equal([first[2]], await CustodiansAsync(alice));
        await Store.ApplyAsync(new CustodyEffects.SetCustodians(alice.Id, []));
        Assert.Empty(await CustodiansAsync(alice));
    }

    [Fact]
    public async Task Any_change_of_groups_or_grants_forgets_who_stopped_the_account()
    {
        var group = Sample.Group("Support", HoldfastPermissions.ViewAccount);
        var permission = HoldfastPermissions.ViewGroup;
        await Store.ApplyAsync(new GroupEffects.InsertGroup(group));
        Func<AccountId, Effect>[] changes =
        [
            id => new GroupEffects.AddToGroup(id, group.Id), id => new AccountEffects.ForgetStopsIn(group.Id),
            id => new GroupEffects.RemoveFromGroup(id, group.Id),
            id => new GroupEffects.GrantPermission(id, permission), id => new GroupEffects.RevokePermission(id, permission),
        ];
        var mark = new StopMark(AccountId.New(Sample.Start), Sample.Start, 7);
        var alice = await Store.AddAsync(Sample.Account("alice"));
        var bob = await Store.AddAsync(Sample.Account("bob") with { Stopped = mark });
        foreach (var change in changes)
        {
            var before = (await Store.Accounts.FindAsync(alice.Id, Stop))!;
            await Store.ApplyAsync(new AccountEffects.UpdateAccount(before, before with { Stopped = mark, Version = before.Version + 1 }));
            Assert.Equal(mark, (await Store.Accounts.FindAsync(alice.Id, Stop))!.Stopped);
            await Store.ApplyAsync(change(alice.Id));
            Assert.Null((await Store.Accounts.FindAsync(alice.Id, Stop))!.Stopped);
        }
        Assert.Equal(mark, (await Store.Accounts.FindAsync(bob.Id, Stop))!.Stopped);
    }

    [Fact]
    public async Task A_username_is_kept_for_thirty_days_by_its_hash_with_what_its_holder_could_do()
    {
        var (alice, bob) = (await Store.AddAsync(Sample.Account("alice")), await Store.AddAsync(Sample.Account("bob")));
        var now = await Store.Accounts.NowAsync(Stop);
        var name = Sample.Account("carol").Username!;
        var hash = GivenUpUsername.HashOf(name);
        var held = new HashSet<Permission> { HoldfastPermissions.ViewGroup, HoldfastPermissions.AddAccount };
        var some = new Authority(Role.Staff, false, held, Sample.Start);
        var everything = Authority.Of(alice with { Role = Role.Developer }, []);
        await Store.ApplyAsync(
            new AccountEffects.GiveUpUsername(new(hash, alice.Id, now.AddDays(-29), some, false)),
            new AccountEffects.GiveUpUsername(new(hash, bob.Id, now.AddDays(-31), some, false)));
        var kept = Assert.Single((await Store.LoadAsync(new SliceRequest { Username = name })).GivenUp);
        Assert.Equal((alice.Id, now.AddDays(-29), some, false), (kept.Former, kept.At, kept.Authority, kept.IsGone));
        Assert.Empty((await Store.LoadAsync(new SliceRequest { Username = alice.Username })).GivenUp);
        await Store.ApplyAsync(
            new AccountEffects.GiveUpUsername(new(hash, alice.Id, now, everything, true)), new RemovalEffects.PurgeAccount(alice.Id, now));
        kept = Assert.Single((await Store.LoadAsync(new SliceRequest { Username = name })).GivenUp);
        Assert.Equal((alice.Id, now, everything, true), (kept.Former, kept.At, kept.Authority, kept.IsGone));
        Assert.Equal(1, await Store.Tidying.TidyAsync(100, Stop));
        Assert.Equal(1, await Place.NumberAsync("SELECT count(*) FROM given_up_usernames"));
    }

    [Fact]
    public async Task A_code_that_confirms_an_address_is_stored_once_for_an_account_and_used_once()
    {
        var (alice, bob) = (await Store.AddAsync(Sample.Account("alice")), await Store.AddAsync(Sample.Account("bob")));
        var now = await Store.Accounts.NowAsync(Stop);
        EmailConfirmation Code(Account account, byte code, DateTimeOffset ends) => new(account.Id, account.Email!.Key, [code], ends);
        await Store.ApplyAsync(
            new CustodyEffects.StoreConfirmation(Code(alice, 1, now)),
            new CustodyEffects.StoreConfirmation(Code(alice, 2, now.AddMinutes(5))),
            new CustodyEffects.StoreConfirmation(Code(bob, 3, now.AddSeconds(-1))));
        var found = (await Store.LoadAsync(new SliceRequest { Confirmation = alice.Id })).Confirmation!;
        Assert.Equal(
            (alice.Id, alice.Email!.Key, 2, now.AddMinutes(5)), (found.Account, found.EmailKey, found.CodeHash[0], found.ExpiresAt));
        Assert.Equal(1, await Store.Tidying.TidyAsync(100, Stop));
        Assert.Null((await Store.LoadAsync(new SliceRequest { Confirmation = bob.Id })).Confirmation);
        await Store.ApplyAsync(new CustodyEffects.UseConfirmation(alice.Id));
        Assert.Equal(EffectRejection.Stale, await Store.RejectionAsync(new CustodyEffects.UseConfirmation(alice.Id)));
    }

    [Fact]
    public async Task House_domains_come_with_the_settings()
    {
        var before = await Store.Factors.SettingsAsync(Stop);
        Assert.True(HouseDomains.Parse(["example.org", "bücher.example"]).IsDone(out var house));
        var after = before.With(Role.Developer, FactorPolicy.Required) with { House = house, Version = 2 };
        await Store.ApplyAsync(new SignInEffects.UpdateSettings(before, after));
        var kept = await Store.Factors.SettingsAsync(Stop);
        Assert.Equal(after, kept);
        Assert.Equal(["example.org", "xn--bcher-kva.example"], (await Store.LoadAsync(new SliceRequest())).Settings.House.Names);
        await Store.ApplyAsync(new SignInEffects.UpdateSettings(kept, kept with { House = HouseDomains.None, Version = 3 }));
        Assert.Empty((await Store.Factors.SettingsAsync(Stop)).House.Names);
    }

    async Task<IEnumerable<Carrier>> CustodiansAsync(Account account) =>
        (await Store.CustodyAsync(Custodial.Of(account))).CustodyOf(account.Id).Custodians.Select(state => state.Carrier);

    static Account InEveryState(Account account) => account with
    {
        SignInVoidAt = Sample.Start.AddHours(1),
        SignInVoidCause = VoidCause.IssuerEnded,
        SignInUnfinished = true,
        InDoubtSince = Sample.Start.AddHours(2),
        HasCustodians = true,
        Stopped = new(AccountId.New(Sample.Start), Sample.Start.AddHours(3), 4),
        EmailStanding = EmailStanding.Confirmed,
        EmailTypist = EmailTypist.Trusted,
    };
}
