using Holdfast.Accounts;
using Holdfast.ApiKeys;
using Holdfast.Custody;
using Holdfast.Gate;
using Holdfast.Invitations;
using Holdfast.Members;
using Holdfast.Recovery;
using Holdfast.Storage.Tests.Engines;
using static Holdfast.Storage.Tests.Custodians.Custodial;

namespace Holdfast.Storage.Tests.Custodians;

public abstract class EndingWhatIsUnfinished(Engine engine) : StoreContract(engine)
{
    Account alice = null!, bob = null!, carol = null!;
    DateTimeOffset now;

    public sealed class OnSqlite() : EndingWhatIsUnfinished(Engine.Sqlite);

    public sealed class OnPostgreSql() : EndingWhatIsUnfinished(Engine.PostgreSql);

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        alice = await Store.AddAsync(Sample.Account("alice"));
        bob = await Store.AddAsync(Sample.Account("bob"));
        carol = await Store.AddAsync(Sample.Account("carol"));
        now = await Store.Accounts.NowAsync(Stop);
    }

    [Fact]
    public async Task Links_and_invitations_end_by_their_ids_and_live_ones_count()
    {
        OneTimeToken[] links = [Link(carol, now), Link(carol, now), Link(carol, now) with { ExpiresAt = now }];
        Invitation[] invitations = [Invitation(alice, now), Invitation(alice, now), Invitation(alice, now) with { ExpiresAt = now }];
        await Store.ApplyAsync([.. links.Select(Insert), .. invitations.Select(Insert)], []);
        Assert.Equal(new AppliedCounts(0, 0, 1), await Store.ApplyAsync(new TokenEffects.EndLinks([links[0].Id, links[2].Id])));
        Assert.Equal(new AppliedCounts(0, 0, 1), await Store.ApplyAsync(new InvitationEffects.EndInvitations([invitations[0].Id, invitations[2].Id])));
        await LeftAsync([links[1]], [invitations[1]]);
    }

    [Fact]
    public async Task Mailed_links_end_with_the_address_and_shown_ones_stay()
    {
        OneTimeToken[] links =
        [
            Link(carol, now), Link(carol, now) with { Way = LinkWay.Personal }, Link(carol, now) with { Way = LinkWay.Own },
            Link(bob, now) with { Way = LinkWay.Own },
        ];
        await Store.ApplyAsync([.. links.Select(Insert)], []);
        Assert.Equal(new AppliedCounts(0, 0, 2), await Store.ApplyAsync(new TokenEffects.EndMailedLinks(carol.Id)));
        await LeftAsync([links[0], links[3]], []);
    }

    [Fact]
    public async Task What_an_account_issued_ends_and_what_carries_it_otherwise_stays()
    {
        OneTimeToken[] links = [Link(carol, now, Issuer(alice)), Link(carol, now, Issuer(bob), Behind(alice)), Link(carol, now)];
        Invitation[] invitations =
        [
            Invitation(alice, now), Invitation(bob, now, Issuer(alice)), Invitation(bob, now, Issuer(bob), Behind(alice)),
            Invitation(alice, now) with { ExpiresAt = now },
        ];
        await Store.ApplyAsync([.. links.Select(Insert), .. invitations.Select(Insert)], []);
        Assert.Equal(new AppliedCounts(0, 0, 3), await Store.ApplyAsync(new CustodyEffects.EndIssued(alice.Id)));
        await LeftAsync([links[1], links[2]], [invitations[2]]);
    }

    [Fact]
    public async Task What_carries_an_account_ends_unless_it_was_absent_already()
    {
        OneTimeToken[] links =
        [
            Link(carol, now, Issuer(alice)), Link(carol, now, Issuer(bob), Behind(alice)),
            Link(carol, now, Issuer(bob), Behind(alice) with { IsAbsent = true }),
        ];
        Invitation[] invitations = [Invitation(bob, now, Behind(alice)), Invitation(bob, now, Behind(alice) with { IsAbsent = true })];
        await Store.ApplyAsync([.. links.Select(Insert), .. invitations.Select(Insert)], []);
        Assert.Equal(new AppliedCounts(0, 0, 3), await Store.ApplyAsync(new CustodyEffects.EndCarried(alice.Id)));
        await LeftAsync([links[2]], [invitations[1]]);
    }

    [Fact]
    public async Task What_a_key_issued_ends()
    {
        var (key, other) = (Sample.Key(alice, now).Key.Id, Sample.Key(alice, now).Key.Id);
        OneTimeToken[] links =
            [Link(carol, now, Issuer(alice, key)), Link(carol, now, Issuer(alice, other)), Link(carol, now, Issuer(alice))];
        Invitation[] invitations = [Invitation(alice, now, Issuer(alice, key)), Invitation(alice, now, Issuer(alice))];
        await Store.ApplyAsync([.. links.Select(Insert), .. invitations.Select(Insert)], []);
        Assert.Equal(new AppliedCounts(0, 0, 2), await Store.ApplyAsync(new CustodyEffects.EndIssuedByKey(key)));
        await LeftAsync([links[1], links[2]], [invitations[1]]);
    }

    [Fact]
    public async Task All_that_carries_an_account_ends_with_its_secrets_and_keys_without_a_secret_are_revoked()
    {
        OneTimeToken[] links = [Link(carol, now, Behind(alice) with { IsAbsent = true }), Link(carol, now, Issuer(bob))];
        Invitation[] invitations = [Invitation(bob, now, Behind(alice)), Invitation(bob, now, Issuer(bob))];
        var (ended, endedHash) = Key(carol, now, Issuer(alice));
        var (rotated, rotatedHash) = Key(carol, now, Issuer(bob), Behind(alice));
        var (kept, keptHash) = Key(carol, now, Issuer(bob));
        var (revoked, revokedHash) = Key(carol, now, Issuer(alice));
        var fresh = Sample.Minted(now.AddSeconds(1), kept.Secret.Ceiling) with { Carriers = [Issuer(bob)] };
        var freshHash = Holdfast.ApiKeys.ApiKeySecret.New().Hash;
        await Store.ApplyAsync(
            [
                .. links.Select(Insert), .. invitations.Select(Insert),
                new ApiKeyEffects.InsertApiKey(ended, endedHash), new ApiKeyEffects.InsertApiKey(rotated, rotatedHash),
                new ApiKeyEffects.InsertApiKey(kept, keptHash), new ApiKeyEffects.InsertApiKey(revoked, revokedHash),
                new ApiKeyEffects.RevokeApiKey(revoked.Id, now.AddDays(-1)),
                new ApiKeyEffects.AddSecret(rotated.Id, fresh, freshHash, now.AddHours(1)),
            ],
            []);
        Assert.Equal(new AppliedCounts(0, 1, 2), await Store.ApplyAsync(new CustodyEffects.EndAllThatCarries(alice.Id, now)));
        await LeftAsync([links[1]], [invitations[1]]);
        Assert.Equal(
            (now, null, null, now.AddDays(-1)),
            (await RevokedAsync(ended.Id), await RevokedAsync(rotated.Id), await RevokedAsync(kept.Id), await RevokedAsync(revoked.Id)));
        foreach (var hash in new[] { endedHash, rotatedHash, revokedHash })
            Assert.Null(await Store.Callers.FindByKeyAsync(hash, Stop));
        foreach (var hash in new[] { freshHash, keptHash })
            Assert.NotNull(await Store.Callers.FindByKeyAsync(hash, Stop));
        Assert.Equal(default, await Store.ApplyAsync(new CustodyEffects.EndAllThatCarries(alice.Id, now.AddMinutes(1))));
    }

    [Fact]
    public async Task What_ends_takes_its_carriers_with_it()
    {
        var link = Link(carol, now, Issuer(alice));
        var invitation = Invitation(alice, now, Issuer(alice));
        var (key, hash) = Key(carol, now, Issuer(alice));
        await Store.ApplyAsync(Insert(link), Insert(invitation), new ApiKeyEffects.InsertApiKey(key, hash));
        await Store.ApplyAsync(
            new TokenEffects.ConsumeToken(link.Id), new InvitationEffects.ConsumeInvitation(invitation.Id, null), new RemovalEffects.DeleteCredentials(carol.Id));
        foreach (var table in new[] { "link_carriers", "invitation_carriers", "secret_carriers", "api_key_secrets" })
            Assert.Equal(0, await Place.NumberAsync($"SELECT count(*) FROM {table}"));
    }

    async Task LeftAsync(OneTimeToken[] links, Invitation[] invitations)
    {
        var found = (await Store.Invitations.ListAsync(null, 10, Stop)).Select(invitation => invitation.Id.Value);
        Assert.Equal(invitations.Select(invitation => invitation.Id.Value).Order(), found.Order());
        Assert.Equal(links.Length, await Place.NumberAsync("SELECT count(*) FROM one_time_tokens"));
        foreach (var link in links)
            Assert.Equal(link.Id, (await Store.LoadAsync(new SliceRequest { Token = link.Hash })).Token?.Id);
    }

    async Task<DateTimeOffset?> RevokedAsync(Holdfast.ApiKeys.ApiKeyId key) => (await Store.ApiKeys.FindAsync(key, Stop))!.RevokedAt;
}
