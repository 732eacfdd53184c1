using Holdfast.Accounts;
using Holdfast.Gate;
using Holdfast.Groups;
using Holdfast.Invitations;
using Holdfast.Roles;
using Holdfast.Sessions;
using Holdfast.Storage.Tests.Engines;

namespace Holdfast.Storage.Tests.Authority;

public abstract class KeepingInvitations(Engine engine) : StoreContract(engine)
{
    static readonly SecretHash link = SecretHash.Of("link");

    public sealed class OnSqlite() : KeepingInvitations(Engine.Sqlite);

    public sealed class OnPostgreSql() : KeepingInvitations(Engine.PostgreSql);

    [Fact]
    public async Task An_invitation_comes_back_by_its_link_with_its_groups_its_inviter_and_what_they_hold()
    {
        var inviter = await Store.AddAsync(Sample.Account("alice", Role.Staff));
        var (group, own) = (Sample.Group("Orders", HoldfastPermissions.ViewAccount), Sample.Group("Helpers", HoldfastPermissions.AddAccount));
        var invitation = Invitation(inviter, "bob@Example.org", group.Id);
        await Store.ApplyAsync(
            new GroupEffects.InsertGroup(group), new GroupEffects.InsertGroup(own), new GroupEffects.AddToGroup(inviter.Id, own.Id), new InvitationEffects.InsertInvitation(invitation), new InvitationEffects.InsertInvitationLink(invitation.Id, link));
        foreach (var request in new[] { new SliceRequest { InvitationLink = link }, new SliceRequest { Invitation = invitation.Id } })
        {
            var slice = await Store.LoadAsync(request);
            Assert.Equivalent(invitation with { InviterLabel = "alice" }, slice.Invitation, strict: true);
            Assert.Equal(inviter, slice.Inviter.Account);
            Assert.True(slice.Inviter.Authority!.Allows(HoldfastPermissions.AddAccount));
            Assert.False(slice.Inviter.Authority.Allows(HoldfastPermissions.ViewAccount));
            Assert.Equal(HoldfastPermissions.ViewAccount, Assert.Single(slice.Groups[group.Id].Permissions));
            Assert.Null(slice.EmailOwner);
        }
        Assert.Equivalent(invitation with { InviterLabel = "alice" }, await Store.Invitations.FindAsync(invitation.Id, Stop), strict: true);
        Assert.Null((await Store.LoadAsync(new SliceRequest { InvitationLink = SecretHash.Of("another") })).Invitation);
    }

    [Fact]
    public async Task Who_has_the_address_meanwhile_is_found_without_regard_to_case()
    {
        var inviter = await Store.AddAsync(Sample.Account("alice"));
        await Store.ApplyAsync(new InvitationEffects.InsertInvitation(Invitation(inviter, "BOB@example.com")), new InvitationEffects.InsertInvitationLink(Known, link));
        var bob = await Store.AddAsync(Sample.Account("bob"));
        Assert.Equal(bob.Id, (await Store.LoadAsync(new SliceRequest { InvitationLink = link })).EmailOwner);
    }

    [Fact]
    public async Task Accepting_uses_up_every_invitation_of_the_address_and_revoking_only_one()
    {
        var inviter = await Store.AddAsync(Sample.Account("alice"));
        var invitations = new[] { "bob@example.org", "Bob@Example.org", "carol@example.org", "carol@example.org" }.Select(email => Invitation(inviter, email) with { Id = InvitationId.New(Sample.Start) }).ToArray();
        await Store.ApplyAsync([.. invitations.Select(invitation => new InvitationEffects.InsertInvitation(invitation)), new InvitationEffects.InsertInvitationLink(invitations[1].Id, link)]);
        await Store.ApplyAsync(new InvitationEffects.ConsumeInvitation(invitations[0].Id, inviter.Id), new InvitationEffects.ConsumeInvitation(invitations[2].Id, null));
        Assert.Equal([invitations[3].Id], (await Store.Invitations.ListAsync(null, 10, Stop)).Select(invitation => invitation.Id));
        Assert.Equal(0, await Place.NumberAsync("SELECT count(*) FROM invitation_links"));
        Assert.Equal(EffectRejection.Stale, await Store.RejectionAsync(new InvitationEffects.ConsumeInvitation(invitations[0].Id, inviter.Id)));
    }

    [Fact]
    public async Task Cancelling_counts_the_live_ones_of_the_inviter_and_spares_others()
    {
        var (alice, bob) = (await Store.AddAsync(Sample.Account("alice")), await Store.AddAsync(Sample.Account("bob")));
        var now = await Store.Accounts.NowAsync(Stop);
        await Store.ApplyAsync(
            new InvitationEffects.InsertInvitation(Fresh(alice) with { ExpiresAt = now.AddDays(1) }),
            new InvitationEffects.InsertInvitation(Fresh(alice) with { ExpiresAt = now.AddSeconds(-1) }),
            new InvitationEffects.InsertInvitation(Fresh(bob) with { ExpiresAt = now.AddDays(1) }));
        Assert.Equal(new AppliedCounts(0, 0, 1), await Store.ApplyAsync(new InvitationEffects.CancelInvitations(alice.Id)));
        Assert.Equal(bob.Id, Assert.Single(await Store.Invitations.ListAsync(null, 10, Stop)).Inviter);
    }

    [Fact]
    public async Task Those_to_one_address_are_cancelled_whoever_made_them_and_however_it_is_written()
    {
        var (alice, bob) = (await Store.AddAsync(Sample.Account("alice")), await Store.AddAsync(Sample.Account("bob")));
        var now = await Store.Accounts.NowAsync(Stop);
        await Store.ApplyAsync(
            new InvitationEffects.InsertInvitation(Invitation(alice, "Carol@example.org") with { Id = InvitationId.New(Sample.Start), ExpiresAt = now.AddDays(1) }),
            new InvitationEffects.InsertInvitation(Invitation(bob, "carol@example.org") with { Id = InvitationId.New(Sample.Start), ExpiresAt = now.AddSeconds(-1) }),
            new InvitationEffects.InsertInvitation(Fresh(bob) with { ExpiresAt = now.AddDays(1) }));
        Assert.True(EmailAddress.TryParse("CAROL@example.org", out var carol));
        Assert.Equal(new AppliedCounts(0, 0, 1), await Store.ApplyAsync(new InvitationEffects.CancelInvitationsTo(carol)));
        Assert.Equal("bob@example.org", Assert.Single(await Store.Invitations.ListAsync(null, 10, Stop)).Email.Value);
    }

    [Fact]
    public async Task Expired_ones_are_tidied_away_and_a_group_that_goes_leaves_the_invitation()
    {
        var inviter = await Store.AddAsync(Sample.Account("alice"));
        var group = Sample.Group("Orders");
        var now = await Store.Accounts.NowAsync(Stop);
        var live = Fresh(inviter) with { ExpiresAt = now.AddDays(1), Groups = [group.Id] };
        await Store.ApplyAsync(new GroupEffects.InsertGroup(group), new InvitationEffects.InsertInvitation(live), new InvitationEffects.InsertInvitation(Fresh(inviter) with { ExpiresAt = now }));
        await Store.ApplyAsync(new GroupEffects.DeleteGroup(group.Id));
        Assert.Equal(1, await Store.Tidying.TidyAsync(100, Stop));
        var left = Assert.Single(await Store.Invitations.ListAsync(null, 10, Stop));
        Assert.Equal(live.Id, left.Id);
        Assert.Empty(left.Groups);
    }

    [Fact]
    public async Task They_page_newest_first()
    {
        var inviter = await Store.AddAsync(Sample.Account("alice"));
        var all = Enumerable.Range(0, 7).Select(number => Fresh(inviter) with { Id = InvitationId.New(Sample.Start.AddMinutes(number)) }).ToArray();
        await Store.ApplyAsync([.. all.Select(invitation => new InvitationEffects.InsertInvitation(invitation))]);
        var seen = new List<InvitationId>();
        while (await Store.Invitations.ListAsync(seen.Count == 0 ? null : seen[^1], 3, Stop) is { Count: > 0 } page)
            seen.AddRange(page.Select(invitation => invitation.Id));
        Assert.Equal(all.Reverse().Select(invitation => invitation.Id), seen);
    }

    static readonly InvitationId Known = InvitationId.New(Sample.Start);

    static Invitation Fresh(Account inviter) => Invitation(inviter, "bob@example.org") with { Id = InvitationId.New(Sample.Start) };

    static Invitation Invitation(Account inviter, string email, params GroupId[] groups) => new()
    {
        Id = Known,
        Email = EmailAddress.TryParse(email, out var address) ? address : throw new ArgumentException(email),
        Role = Role.Staff,
        Groups = groups,
        AccountExpiresAt = Sample.Start.AddDays(90),
        Inviter = inviter.Id,
        ByMail = true,
        CreatedAt = Sample.Start,
        ExpiresAt = Sample.Start.AddDays(30),
    };
}
