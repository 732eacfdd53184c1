using Holdfast.Accounts;
using Holdfast.ApiKeys;
using Holdfast.Custody;
using Holdfast.Gate;
using Holdfast.Groups;
using Holdfast.Invitations;
using Holdfast.Recovery;
using Holdfast.Roles;
using Holdfast.Sessions;
using Holdfast.Storage.Tests.Engines;
using static Holdfast.Storage.Tests.Custodians.Custodial;

namespace Holdfast.Storage.Tests.Custodians;

using Authority = Holdfast.Custody.Authority;

public abstract class LoadingCustody(Engine engine) : StoreContract(engine)
{
    readonly Group support = Sample.Group("Support", HoldfastPermissions.ViewAccount, HoldfastPermissions.ChangeAccount);
    readonly Group empty = Sample.Group("Empty");
    Account alice = null!, bob = null!, carol = null!, admin = null!;
    DateTimeOffset now;

    public sealed class OnSqlite() : LoadingCustody(Engine.Sqlite);

    public sealed class OnPostgreSql() : LoadingCustody(Engine.PostgreSql);

    /// <summary>Alice is staff in Support, Bob has a direct grant, Carol has nothing, and the administrator needs no grants.</summary>
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        alice = await Store.AddAsync(Sample.Account("alice", Role.Staff));
        bob = await Store.AddAsync(Sample.Account("bob"));
        carol = await Store.AddAsync(Sample.Account("carol"));
        admin = await Store.AddAsync(Sample.Account("admin", Role.Administrator));
        now = await Store.Accounts.NowAsync(Stop);
        await Store.ApplyAsync(
            new GroupEffects.InsertGroup(support),
            new GroupEffects.InsertGroup(empty),
            new GroupEffects.AddToGroup(alice.Id, support.Id),
            new GroupEffects.AddToGroup(admin.Id, support.Id),
            new GroupEffects.GrantPermission(alice.Id, HoldfastPermissions.ViewGroup),
            new GroupEffects.GrantPermission(bob.Id, HoldfastPermissions.ViewGroup));
    }

    [Fact]
    public async Task What_each_account_holds_is_read_whatever_its_role()
    {
        var slice = await Store.LoadAsync(new SliceRequest { Accounts = [alice.Id, bob.Id, carol.Id, admin.Id], Held = true });
        Assert.Equal(
            [
                new(HoldfastPermissions.ChangeAccount, support.Id, "Support"), new(HoldfastPermissions.ViewAccount, support.Id, "Support"),
                new(HoldfastPermissions.ViewGroup, null, null),
            ],
            slice.Held[alice.Id]);
        Assert.Equal([new PermissionGrant(HoldfastPermissions.ViewGroup, null, null)], slice.Held[bob.Id]);
        Assert.Empty(slice.Held[carol.Id]);
        Assert.Equal(2, slice.Held[admin.Id].Count);
        Assert.Equal((true, 0), (slice.AuthorityOf(admin).IsEverything, slice.AuthorityOf(admin).Permissions.Count));
        Assert.Empty((await Store.LoadAsync(new SliceRequest { Accounts = [alice.Id] })).Held);
    }

    [Fact]
    public async Task The_members_of_a_group_come_whole_with_what_they_hold()
    {
        await Store.ApplyAsync(new GroupEffects.AddToGroup(carol.Id, support.Id), new CustodyEffects.MarkCarriers([carol.Id]));
        var slice = await Store.LoadAsync(new SliceRequest { MembersOf = support.Id });
        Assert.Equal(new HashSet<Account> { alice, carol with { IsCarrier = true }, admin }, slice.Members.ToHashSet());
        Assert.Equal(3, slice.HeldBy(alice.Id).Count);
        Assert.Equal(2, slice.HeldBy(carol.Id).Count);
        Assert.Equal(2, slice.HeldBy(admin.Id).Count);
        Assert.Empty((await Store.LoadAsync(new SliceRequest { MembersOf = empty.Id })).Members);
    }

    [Fact]
    public async Task A_link_comes_with_its_way_those_it_carries_and_what_its_account_holds()
    {
        var gone = AccountId.New(Sample.Start);
        Carrier[] carriers =
        [
            Issuer(alice, Sample.Key(alice, now).Key.Id), Behind(admin), new(Custodian.Of(gone), CarrierPart.Custodian) { IsAbsent = true },
            new(Custodian.Host, CarrierPart.Custodian),
        ];
        var (link, plain) = (Link(bob, now, carriers) with { Way = LinkWay.Own }, Link(bob, now));
        await Store.ApplyAsync(Insert(link), Insert(plain));
        var slice = await Store.LoadAsync(new SliceRequest { Token = link.Hash });
        Assert.Equal(LinkWay.Own, slice.Token!.Way);
        Assert.Equal(carriers.ToHashSet(), slice.Token.Carriers.ToHashSet());
        Assert.Equal(carriers.ToHashSet(), slice.Carriers.Select(state => state.Carrier).ToHashSet());
        Assert.Equal(alice, State(slice, alice.Id).Account);
        Assert.Equal(3, State(slice, alice.Id).Held.Count);
        Assert.Equal(admin, State(slice, admin.Id).Account);
        Assert.Null(State(slice, gone).Account);
        Assert.Equal([HoldfastPermissions.ViewGroup], slice.HeldBy(bob.Id));
        Assert.DoesNotContain(alice.Id, slice.Held.Keys);
        var other = await Store.LoadAsync(new SliceRequest { Token = plain.Hash });
        Assert.Equal(plain, other.Token);
        Assert.Empty(other.Carriers);
    }

    [Fact]
    public async Task An_invitation_comes_with_those_it_carries()
    {
        var invitation = Invitation(alice, now, Issuer(alice), Behind(bob));
        var link = SecretHash.Of("link");
        await Store.ApplyAsync(Insert(invitation), new InvitationEffects.InsertInvitationLink(invitation.Id, link));
        foreach (var request in new[] { new SliceRequest { Invitation = invitation.Id }, new SliceRequest { InvitationLink = link } })
        {
            var slice = await Store.LoadAsync(request);
            Assert.Equal(invitation.EmailTypist, slice.Invitation!.EmailTypist);
            Assert.Equal(invitation.Carriers, slice.Invitation.Carriers);
            Assert.Equal(invitation.Carriers, slice.Carriers.Select(state => state.Carrier));
            Assert.Equal([3, 1], slice.Carriers.Select(state => state.Held.Count));
        }
        Assert.Equal(invitation.Carriers, (await Store.Invitations.FindAsync(invitation.Id, Stop))!.Carriers);
    }

    [Fact]
    public async Task Custody_says_on_whom_accounts_rest_and_which_of_their_links_carry_somebody()
    {
        var carrying = Link(bob, now, Issuer(alice), Behind(admin));
        Carrier[] custodians =
            [Issuer(alice), new(Custodian.Operator, CarrierPart.Custodian), new(Custodian.Of(carol.Id), CarrierPart.Former)];
        await Store.ApplyAsync(
            Insert(carrying),
            Insert(Link(bob, now)),
            Insert(Link(bob, now, Issuer(alice)) with { ExpiresAt = now }),
            new CustodyEffects.SetCustodians(bob.Id, custodians),
            new CustodyEffects.SetCustodians(carol.Id, [Issuer(bob)]));
        foreach (var slice in await BothAsync(Of(bob, carol)))
        {
            var custody = slice.CustodyOf(bob.Id);
            Assert.Equal(custodians, custody.Custodians.Select(state => state.Carrier));
            Assert.Equal([alice, null, carol], custody.Custodians.Select(state => state.Account));
            Assert.Equal([3, 0, 0], custody.Custodians.Select(state => state.Held.Count));
            var link = Assert.Single(custody.Links);
            Assert.Equal((carrying.Id, OneTimeTokenPurpose.Recovery), (link.Id, link.Purpose));
            Assert.Equal(carrying.Carriers, link.Carriers.Select(state => state.Carrier));
            Assert.Equal([alice, admin], link.Carriers.Select(state => state.Account));
            Assert.Equal(bob, Assert.Single(slice.CustodyOf(carol.Id).Custodians).Account);
            Assert.Equal([HoldfastPermissions.ViewGroup], slice.CustodyOf(carol.Id).Custodians[0].Held);
            Assert.Empty(slice.CustodyOf(carol.Id).Links);
        }
    }

    [Fact]
    public async Task Custody_says_which_unfinished_things_of_others_carry_an_account_with_their_doors_and_promises()
    {
        var reset = Link(bob, now, Issuer(alice));
        var creation = Link(admin, now, Issuer(carol), Behind(alice)) with { Purpose = OneTimeTokenPurpose.Invitation };
        var plain = Invitation(alice, now, Issuer(alice));
        var grouped = Invitation(alice, now, Issuer(alice)) with { Groups = [support.Id, empty.Id] };
        var bare = Invitation(alice, now, Issuer(alice)) with { Groups = [empty.Id] };
        await Store.ApplyAsync(
            Insert(reset), Insert(creation), Insert(Link(alice, now, Issuer(alice))), Insert(Link(bob, now, Issuer(carol))),
            Insert(Link(bob, now, Issuer(alice)) with { ExpiresAt = now }), Insert(plain), Insert(grouped), Insert(bare),
            Insert(Invitation(alice, now, Issuer(alice)) with { ExpiresAt = now }));
        foreach (var slice in await BothAsync(Of(alice, bob)))
        {
            Assert.Empty(slice.CustodyOf(bob.Id).Carries);
            var things = slice.CustodyOf(alice.Id).Carries;
            Assert.Equal(5, things.Count);
            var ofReset = things.Single(thing => thing.Link == reset.Id);
            Assert.Equal([HoldfastPermissions.ChangeAccount], ofReset.Door);
            Assert.Equal(Authority.Of(bob, [HoldfastPermissions.ViewGroup]), ofReset.Promise);
            Assert.Equal(Issuer(alice), ofReset.Carrier);
            var ofCreation = things.Single(thing => thing.Link == creation.Id);
            Assert.Equal([HoldfastPermissions.AddAccount], ofCreation.Door);
            Assert.Equal((Authority.Of(admin, []), Behind(alice)), (ofCreation.Promise, ofCreation.Carrier));
            Assert.Equal([HoldfastPermissions.AddAccount], Thing(things, plain).Door);
            Assert.Equal(Promise(), Thing(things, plain).Promise);
            Assert.Equal([HoldfastPermissions.AddAccount, HoldfastPermissions.ChangeGroup], Thing(things, grouped).Door);
            Assert.Equal(Promise(HoldfastPermissions.ViewAccount, HoldfastPermissions.ChangeAccount), Thing(things, grouped).Promise);
            Assert.Equal([HoldfastPermissions.AddAccount, HoldfastPermissions.ChangeGroup], Thing(things, bare).Door);
            Assert.Equal(Promise(), Thing(things, bare).Promise);
        }

        Authority Promise(params Permission[] permissions) => new(Role.Staff, false, permissions.ToHashSet(), plain.AccountExpiresAt);

        static CarriedThing Thing(IEnumerable<CarriedThing> things, Invitation invitation) =>
            things.Single(thing => thing.Invitation == invitation.Id);
    }

    [Fact]
    public async Task Custody_says_who_rests_on_an_account_while_a_temporary_password_waits_or_at_all()
    {
        var waiting = await Store.AddAsync(Sample.Account("waiting") with { SignInUnfinished = true, HasCustodians = true });
        var removed = await Store.AddAsync(Sample.Account("removed") with { SignInUnfinished = true, RemovedAt = now });
        await Store.ApplyAsync(
            new CustodyEffects.SetCustodians(waiting.Id, [Behind(alice)]),
            new CustodyEffects.SetCustodians(bob.Id, [Issuer(alice)]),
            new CustodyEffects.SetCustodians(removed.Id, [Issuer(alice)]),
            new CustodyEffects.SetCustodians(carol.Id, [Issuer(bob)]));
        foreach (var slice in await BothAsync(Of(alice)))
        {
            var rest = Assert.Single(slice.CustodyOf(alice.Id).Rests);
            Assert.Equal((waiting, Behind(alice)), (rest.Account, rest.Carrier));
        }
        foreach (var slice in await BothAsync(Of(alice, bob) with { AllThatRests = true }))
        {
            var rests = slice.CustodyOf(alice.Id).Rests;
            Assert.Equal(new HashSet<AccountId> { waiting.Id, bob.Id }, rests.Select(rest => rest.Account.Id).ToHashSet());
            Assert.Equal([HoldfastPermissions.ViewGroup], rests.Single(rest => rest.Account == bob).Held);
            Assert.Equal([carol], slice.CustodyOf(bob.Id).Rests.Select(rest => rest.Account));
        }
    }

    [Fact]
    public async Task Custody_says_who_rests_on_a_key_and_whom_the_secret_of_the_actor_carries()
    {
        var (key, hash) = Key(carol, now, Issuer(alice), Behind(admin), new Carrier(Custodian.Host, CarrierPart.Custodian));
        await Store.ApplyAsync(
            new ApiKeyEffects.InsertApiKey(key, hash),
            new CustodyEffects.SetCustodians(bob.Id, [Issuer(carol, key.Id)]),
            new CustodyEffects.SetCustodians(admin.Id, [Issuer(carol)]));
        foreach (var slice in await BothAsync(CustodyRequest.Nothing with { Key = key.Id, ActorSecret = key.Secret.Id }))
        {
            Assert.Empty(slice.Custody);
            var rest = Assert.Single(slice.RestsOnKey);
            Assert.Equal((bob, Issuer(carol, key.Id)), (rest.Account, rest.Carrier));
            Assert.Equal([HoldfastPermissions.ViewGroup], rest.Held);
            Assert.Equal(key.Secret.Carriers.ToHashSet(), slice.ActorKeyCarriers.Select(state => state.Carrier).ToHashSet());
            Assert.Equal(3, slice.ActorKeyCarriers.Single(state => state.Account == alice).Held.Count);
        }
    }

    [Fact]
    public async Task An_account_without_custody_has_an_empty_one_and_nothing_asked_is_nothing_read()
    {
        foreach (var slice in await BothAsync(Of(alice)))
        {
            var custody = Assert.Single(slice.Custody).Value;
            Assert.Empty(custody.Custodians);
            Assert.Empty(custody.Links);
            Assert.Empty(custody.Carries);
            Assert.Empty(custody.Rests);
        }
        var before = await Store.LoadAsync(new SliceRequest());
        Assert.Same(before, await Store.Authority.PeekCustodyAsync(new(before, CustodyRequest.Nothing), Stop));
    }

    async Task<StateSlice[]> BothAsync(CustodyRequest request) =>
    [
        await Store.CustodyAsync(request),
        await Store.Authority.PeekCustodyAsync(new(await Store.LoadAsync(new SliceRequest()), request), Stop),
    ];

    static CarrierState State(StateSlice slice, AccountId account) => slice.Carriers.Single(state => state.Carrier.Who.Account == account);
}
