using Holdfast.Accounts;
using Holdfast.ApiKeys;
using Holdfast.Audit;
using Holdfast.Factors;
using Holdfast.Gate;
using Holdfast.Groups;
using Holdfast.Invitations;
using Holdfast.Members;
using Holdfast.Passwords;
using Holdfast.Recovery;
using Holdfast.Refusals;
using Holdfast.Roles;
using Holdfast.Sessions;
using Holdfast.Storage.Tests.Engines;

namespace Holdfast.Storage.Tests.Due;

/// <summary>
/// Whichever command meets an account first for which something is due: that is carried out before it, also when it is refused.
/// </summary>
public abstract class CommandsThatMeetWhatIsDue(Engine engine) : StoreContract(engine)
{
    static readonly Outcome<Reason> because = Reason.Parse("because");
    static readonly Outcome<DateTimeOffset?> never = (DateTimeOffset?)null;
    static readonly GroupId noGroup = GroupId.New(Sample.Start);
    static readonly Outcome<Role> noRole = Refusal.UnknownRole("king");

    /// <summary>What the owner does to the account, and its event: after an expiry; after the end of a lock, where it differs.</summary>
    static readonly Dictionary<string, (Func<AccountId, Belongings, Command> Command, string Expired, string? Unlocked)> deeds = new()
    {
        ["activate"] = ((id, _) => new ChangeAccount(id) { IsActive = true }, "", null),
        ["deactivate"] = ((id, _) => new ChangeAccount(id) { IsActive = false }, "account_deactivated guest", null),
        ["rename"] = ((id, _) => Renaming(id), "account_changed guest", null),
        ["rename as it was"] = ((id, _) => Renaming(id) with { IfMatch = 1 }, "account_changed guest version_mismatch", null),
        ["promote"] = ((id, _) => new ChangeAccount(id) { Role = Role.Administrator }, "role_changed guest", null),
        ["make a king"] = ((id, _) => new ChangeAccount(id) { Role = noRole }, "role_changed guest invalid_role", null),
        ["set a password"] = ((id, _) => new ChangeAccount(id) { Password = Scene.Password }, "password_set guest", null),
        ["clear the expiry"] = ((id, _) => new ChangeAccount(id) { ExpiresAt = never }, "expiry_changed guest", ""),
        ["lock"] = ((id, _) => new LockAccount(id) { Reason = because, Minutes = 60 }, "account_locked guest", null),
        ["lock without a reason"] = ((id, _) => new LockAccount(id), "account_locked guest invalid_reason", null),
        ["unlock"] = ((id, _) => new UnlockAccount(id), "account_unlocked guest", null),
        ["remove"] = ((id, _) => new RemoveAccount(id), "member_removed guest", null),
        ["end sessions"] = ((id, _) => new EndSessions(id), "sessions_ended guest", null),
        ["mint a key"] = ((_, one) => KeyFor(one), "api_key_created guest forbidden", null),
        ["revoke its key"] = ((_, one) => KeyOf(one), "api_keys_revoked guest not_found", "api_keys_revoked guest"),
        ["revoke all keys"] = ((id, _) => new RevokeApiKeysOf(id), "api_keys_revoked guest", null),
        ["issue a link"] = ((id, _) => LinkTo(id), "reset_link_issued guest invalid_command", "reset_link_issued guest"),
        ["reset factors"] = ((id, _) => new ResetFactors(id), "factors_reset guest", null),
        ["grant"] = ((id, _) => new ChangeGrant(id, HoldfastPermissions.ViewAccount, true), "permission_granted guest", null),
        ["join no group"] = ((id, _) => new ChangeMembership(id, noGroup, true), "group_member_added guest not_found", null),
        ["take back its invitation"] = ((_, one) => Taking(one), "invitation_revoked not_found", "invitation_revoked"),
    };

    public sealed class OnSqlite() : CommandsThatMeetWhatIsDue(Engine.Sqlite);

    public sealed class OnPostgreSql() : CommandsThatMeetWhatIsDue(Engine.PostgreSql);

    public static TheoryData<string> Names => [.. deeds.Keys];

    [Theory, MemberData(nameof(Names))]
    public async Task An_expiry_ends_all_that_it_ends_before_the_command_is_judged(string name)
    {
        await using var scene = await Scene.SetAsync(Place, Store);
        var guest = await scene.ExpiredAsync("guest");
        var size = await scene.LogSizeAsync();
        await DoAsForeseenAsync(scene, deeds[name].Command(guest.Account.Id, guest));
        Assert.Equal(Line("system account_expired guest", deeds[name].Expired), await scene.EventsAsync(size));
        Assert.Equal("", await guest.LeftAsync(Place));
        Assert.Empty(await Store.Accounts.DueAsync(10, Stop));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task A_timed_lock_that_is_over_is_lifted_before_the_command_is_judged(string name)
    {
        await using var scene = await Scene.SetAsync(Place, Store);
        var guest = await scene.UnlockingAsync("guest");
        var size = await scene.LogSizeAsync();
        await DoAsForeseenAsync(scene, deeds[name].Command(guest.Account.Id, guest));
        Assert.Equal(Line("system account_unlocked guest", deeds[name].Unlocked ?? deeds[name].Expired), await scene.EventsAsync(size));
        Assert.Empty(await Store.Accounts.DueAsync(10, Stop));
        var unlocked = (await Store.Audit.FindAsync(size, Stop))!;
        Assert.Equal(("locked", null), (unlocked.Changes.Single().Field, unlocked.Changes.Single().To));
    }

    [Fact]
    public async Task The_end_of_a_lock_ends_nothing_and_raises_only_the_version()
    {
        await using var scene = await Scene.SetAsync(Place, Store);
        var guest = await scene.UnlockingAsync("guest");
        await scene.DoneAsync(new ChangeAccount(guest.Account.Id) { IsActive = true });
        Assert.Equal("session key link invitation", await guest.LeftAsync(Place));
        var unlocked = await scene.FindAsync(guest);
        Assert.Equal((2, 1, null, true), (unlocked.Version, unlocked.CredentialEpoch, unlocked.Lock, unlocked.IsActive));
    }

    [Fact]
    public async Task An_expiry_and_the_end_of_a_lock_are_one_change_and_one_event()
    {
        await using var scene = await Scene.SetAsync(Place, Store);
        var guest = await Belongings.AddAsync(Store, "guest", Role.Administrator, (account, now) => account with
        {
            ExpiresAt = now.AddSeconds(-1),
            Lock = Scene.LockUntil(now.AddSeconds(-1)),
        });
        var size = await scene.LogSizeAsync();
        await scene.DoneAsync(new ChangeAccount(guest.Account.Id) { IsActive = true });
        Assert.Equal("system account_expired guest", await scene.EventsAsync(size));
        var expired = await scene.FindAsync(guest);
        Assert.Equal((2, 2, null), (expired.Version, expired.CredentialEpoch, expired.Lock));
        Assert.Equal("", await guest.LeftAsync(Place));
    }

    [Fact]
    public async Task A_preview_counts_the_holder_whose_lock_is_over()
    {
        await using var scene = await Scene.SetAsync(Place, Store);
        var other = await scene.UnlockingAsync("other", Role.Developer);
        var demotion = new ChangeAccount(other.Account.Id) { Role = Role.User };
        Assert.Equal(new HolderCounts(1, 1), (await scene.Gate.PreviewAsync(scene.Owner.BySession, demotion, Stop)).HoldersLeft);
        await scene.DoneAsync(new ChangeAccount(other.Account.Id) { IsActive = true });
        Assert.Equal(new HolderCounts(2, 2), await Store.Accounts.HoldersAsync(Stop));
        Assert.Equal(new HolderCounts(1, 1), (await scene.Gate.PreviewAsync(scene.Owner.BySession, demotion, Stop)).HoldersLeft);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task An_actor_whose_time_is_over_is_refused_and_ended(bool byKey)
    {
        await using var scene = await Scene.SetAsync(Place, Store);
        var (guest, other) = (await scene.ExpiredAsync("guest", Role.Developer), await scene.ExpiredAsync("other"));
        var (actor, kind) = byKey ? (guest.ByKey, "key") : (guest.BySession, "account");
        var command = new ChangeAccount(other.Account.Id) { IsActive = false };
        var size = await scene.LogSizeAsync();
        Assert.Equal("unauthenticated", (await scene.DoAsync(command, actor)).Refusal?.Code.Name);
        var due = "system account_expired guest, system account_expired other";
        Assert.Equal($"{due}, {kind} account_deactivated other unauthenticated", await scene.EventsAsync(size));
        Assert.Equal("", await guest.LeftAsync(Place));
        Assert.Equal("", await other.LeftAsync(Place));
        await scene.DoneAsync(Scene.Extension(guest));
        Assert.Equal("unauthenticated", (await scene.DoAsync(command, actor)).Refusal?.Code.Name);
    }

    [Fact]
    public async Task Strangers_who_hold_a_link_an_invitation_or_a_key_end_the_account_that_it_comes_from()
    {
        await using var scene = await Scene.SetAsync(Place, Store);
        (string Name, Func<Belongings, Command> Command, string Event)[] all =
        [
            ("link", one => new RedeemToken(one.RecoveryLink.Hash, Scene.Password), ", system password_recovered invalid_token"),
            ("invitation", Scene.Acceptance, ", system invitation_accepted invalid_token"),
            ("key", one => new ReportLeak(one.Secret.Hash), ""),
        ];
        foreach (var (name, command, recorded) in all)
        {
            var owner = await scene.ExpiredAsync(name, Role.Administrator);
            var size = await scene.LogSizeAsync();
            await scene.DoAsync(command(owner), Scene.Nobody);
            Assert.Equal($"system account_expired {name}{recorded}", await scene.EventsAsync(size));
            Assert.Equal("", await owner.LeftAsync(Place));
        }
    }

    [Fact]
    public async Task Of_a_bulk_every_account_also_when_the_bulk_is_refused()
    {
        await using var scene = await Scene.SetAsync(Place, Store);
        var (one, other, third) = (await scene.ExpiredAsync("one"), await scene.UnlockingAsync("other"), await scene.ExpiredAsync("third"));
        var size = await scene.LogSizeAsync();
        ChangeAccount[] changes = [new(one.Account.Id) { Role = Role.User }, new(other.Account.Id) { Role = Role.User, IfMatch = 1 }];
        Assert.Equal("version_mismatch", (await scene.DoAsync(new BulkChange(changes))).Refusal?.Code.Name);
        var events = (await scene.EventsAsync(size)).Split(", ");
        Assert.Equal(["system account_expired one", "system account_unlocked other"], events[..^1].Order(StringComparer.Ordinal));
        Assert.Equal("account role_changed version_mismatch", events[^1]);
        Assert.Equal(Role.Staff, (await scene.FindAsync(one)).Role);
        Assert.Equal([third.Account.Id], await Store.Accounts.DueAsync(10, Stop));
    }

    /// <summary>A preview says what becomes of the command, and carries out nothing.</summary>
    static async Task DoAsForeseenAsync(Scene scene, Command command)
    {
        var size = await scene.LogSizeAsync();
        var foreseen = await scene.Gate.PreviewAsync(scene.Owner.BySession, command, Stop);
        Assert.Equal(size, await scene.LogSizeAsync());
        Assert.Equal(foreseen.Refusal?.Code, (await scene.DoAsync(command)).Refusal?.Code);
    }

    static string Line(string due, string command) => command.Length == 0 ? due : $"{due}, account {command}";

    static CreateApiKey KeyFor(Belongings owner)
    {
        var secret = ApiKeySecret.New();
        return new(secret.Id, secret.Hash, owner.Account.Id, "another")
        {
            Secret = MintedSecretId.New(owner.Session.CreatedAt),
            Scopes = new HashSet<Permission>(),
            ExpiresAt = owner.Session.CreatedAt.AddDays(1),
        };
    }

    static ChangeAccount Renaming(AccountId account) => new(account) { Username = Username.Parse("visitor") };

    static RevokeApiKey KeyOf(Belongings owner) => new(owner.Key.Id, owner.Account.Id);

    static RevokeInvitation Taking(Belongings inviter) => new(inviter.Invitation);

    static IssueResetLink LinkTo(AccountId account) => new(account, OneTimeTokenId.New(Sample.Start), OneTimeSecret.New().Hash);
}
