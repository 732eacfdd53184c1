using Holdfast.Accounts;
using Holdfast.ApiKeys;
using Holdfast.Audit;
using Holdfast.Gate;
using Holdfast.Invitations;
using Holdfast.Passwords;
using Holdfast.Recovery;
using Holdfast.Roles;
using Holdfast.Sessions;
using Holdfast.SignIn;
using Holdfast.Storage.Tests.Engines;

namespace Holdfast.Storage.Tests.Due;

/// <summary>What has ended by time and is not tidied away yet has ended for whatever command comes first, and nothing revives it.</summary>
public abstract class FactsOfTime(Engine engine) : StoreContract(engine)
{
    static readonly byte[] network = [1], subject = [9];

    public sealed class OnSqlite() : FactsOfTime(Engine.Sqlite);

    public sealed class OnPostgreSql() : FactsOfTime(Engine.PostgreSql);

    [Fact]
    public async Task An_invitation_that_ended_is_neither_accepted_nor_taken_back_nor_mailed()
    {
        await using var scene = await Scene.SetAsync(Place, Store);
        var inviter = await Belongings.AddAsync(Store, "inviter", Role.Administrator, (account, _) => account);
        await Place.RunAsync("UPDATE invitations SET expires_at = created_at, by_mail = TRUE");
        var another = OneTimeSecret.New();
        await RefusedAsync(scene, "invalid_token", Scene.Acceptance(inviter), Scene.Nobody);
        await RefusedAsync(scene, "not_found", new RevokeInvitation(inviter.Invitation));
        await RefusedAsync(scene, "not_found", new IssueInvitationLink(inviter.Invitation, another.Hash), Scene.System);
        await RefusedAsync(scene, "invalid_token", Scene.Acceptance(inviter), Scene.Nobody);
    }

    [Fact]
    public async Task A_link_that_ended_sets_no_password_and_makes_no_owner()
    {
        await using var scene = await Scene.SetAsync(Place, Store);
        await Place.RunAsync("UPDATE one_time_tokens SET expires_at = created_at");
        await RefusedAsync(scene, "invalid_token", new RedeemToken(scene.Owner.RecoveryLink.Hash, Scene.Password), Scene.Nobody);
        await scene.DoneAsync(new IssueResetLink(scene.Owner.Account.Id, OneTimeTokenId.New(Sample.Start), OneTimeSecret.New().Hash));
        await RefusedAsync(scene, "invalid_token", new RedeemToken(scene.Owner.RecoveryLink.Hash, Scene.Password), Scene.Nobody);
    }

    [Fact]
    public async Task A_setup_link_that_ended_makes_no_owner()
    {
        await using var gate = new Members.Membership(Store);
        var link = OneTimeSecret.New();
        await gate.DoneAsync(new IssueSetupLink(OneTimeTokenId.New(Sample.Start), link.Hash));
        await Place.RunAsync("UPDATE one_time_tokens SET expires_at = created_at");
        var command = new CreateFirstOwner(AccountId.New(Sample.Start), Username.Parse("owner"), Scene.Password) { Secret = link.Hash };
        Assert.Equal("invalid_token", (await gate.ExecuteAsync(command)).Refusal?.Code.Name);
    }

    [Fact]
    public async Task A_session_that_was_idle_too_long_acts_no_more_and_no_late_note_of_a_use_revives_it()
    {
        await using var scene = await Scene.SetAsync(Place, Store);
        var (owner, now) = (scene.Owner, await Store.Accounts.NowAsync(Stop));
        await Place.RunAsync($"UPDATE sessions SET last_seen_at = last_seen_at - {16L * 60_000_000}");
        await RefusedAsync(scene, "unauthenticated", new ReauthenticateSession(owner.Account.Id, 1, SessionToken.New().Hash));
        await RefusedAsync(scene, "unauthenticated", new EndOwnSessions(owner.Account.Id));
        await Store.Callers.TouchAsync([new(owner.Session.Id, null, now)], Stop);
        Assert.Null(await Store.Callers.FindBySessionAsync(owner.Token.Hash, Stop));
        await Store.Callers.TouchAsync([new(owner.Session.Id, null, now.AddMinutes(-2))], Stop);
        Assert.NotNull(await Store.Callers.FindBySessionAsync(owner.Token.Hash, Stop));
    }

    [Fact]
    public async Task A_session_that_reached_its_end_acts_no_more_however_much_it_was_used()
    {
        await using var scene = await Scene.SetAsync(Place, Store);
        await Place.RunAsync("UPDATE sessions SET expires_at = created_at");
        var (owner, token) = (scene.Owner, SessionToken.New().Hash);
        await RefusedAsync(scene, "unauthenticated", new ReauthenticateSession(owner.Account.Id, 1, token));
        var change = new ChangeOwnPassword(owner.Account.Id, 1) { Password = Scene.Password, NewToken = token };
        await RefusedAsync(scene, "unauthenticated", change);
        await Store.Callers.TouchAsync([new(owner.Session.Id, null, await Store.Accounts.NowAsync(Stop))], Stop);
        Assert.Null(await Store.Callers.FindBySessionAsync(owner.Token.Hash, Stop));
    }

    [Fact]
    public async Task A_key_that_ended_acts_no_more_and_is_not_counted_as_revoked()
    {
        await using var scene = await Scene.SetAsync(Place, Store);
        var owner = scene.Owner;
        await Place.RunAsync("UPDATE api_keys SET expires_at = created_at");
        await RefusedAsync(scene, "unauthenticated", new EndSessions(owner.Account.Id), owner.ByKey);
        Assert.Equal(0, (await scene.DoneAsync(new ReportLeak(owner.Secret.Hash), Scene.Nobody)).Counts.ApiKeys);
        Assert.Equal(0, (await scene.DoneAsync(new RevokeApiKeysOf(owner.Account.Id))).Counts.ApiKeys);
        Assert.Null(await Store.Callers.FindByKeyAsync(owner.Secret.Hash, Stop));
    }

    [Fact]
    public async Task The_window_for_sensitive_commands_that_closed_stays_closed_until_the_owner_proves_again()
    {
        await using var scene = await Scene.SetAsync(Place, Store);
        var guest = await Belongings.AddAsync(Store, "guest", Role.User, (account, _) => account);
        await Place.RunAsync("UPDATE sessions SET reauthenticated_until = created_at");
        var promotion = new ChangeAccount(guest.Account.Id) { Role = Role.Supervisor };
        await RefusedAsync(scene, "reauthentication_required", promotion);
        await scene.DoneAsync(new ChangeAccount(guest.Account.Id) { Username = Username.Parse("visitor") });
        await RefusedAsync(scene, "reauthentication_required", promotion);
        await scene.DoneAsync(new ReauthenticateSession(scene.Owner.Account.Id, 1, SessionToken.New().Hash));
        await scene.DoneAsync(promotion);
    }

    [Fact]
    public async Task A_network_is_strange_again_after_a_year_before_anybody_tidies_it_away()
    {
        var (account, now) = (await Store.AddAsync(Sample.Account("alice")), await Store.Accounts.NowAsync(Stop));
        var key = new ThrottleKey(subject, network, account.Id);
        await Store.ApplyAsync(new SignInEffects.RecordSignIn(account.Id, now.AddDays(-364), network));
        Assert.True((await StateAsync(key)).KnownNetwork);
        await Store.ApplyAsync(new SignInEffects.RecordSignIn(account.Id, now.AddDays(-366), network));
        Assert.False((await StateAsync(key)).KnownNetwork);
        await Store.ApplyAsync(new SignInEffects.RecordSignIn(account.Id, now, network));
        Assert.True((await StateAsync(key)).KnownNetwork);
    }

    [Theory, InlineData(true, 90), InlineData(false, 1)]
    public async Task Failures_count_no_more_when_their_time_is_over_before_anybody_tidies_them_away(bool known, int days)
    {
        var account = await Store.AddAsync(Sample.Account("alice"));
        var key = new ThrottleKey(subject, network, known ? account.Id : null);
        for (var i = 0; i < 7; i++)
            await Store.Throttle.ReserveAsync(key, (state, now) => SignInThrottle.Decide(state with { ClosedUntil = null }, now), Stop);
        Assert.Equal((7, 7), Failures(await StateAsync(key)));
        var hour = 3_600_000_000;
        await Place.RunAsync($"UPDATE sign_in_throttle SET at = at - {((24L * days) - 1) * hour}");
        Assert.Equal((7, 7), Failures(await StateAsync(key)));
        await Place.RunAsync($"UPDATE sign_in_throttle SET at = at - {2L * hour}, closed_until = closed_until + {hour}");
        Assert.Equal(ThrottleState.Clear, await StateAsync(key));
        Assert.Null(await Store.Throttle.ReserveAsync(key, SignInThrottle.Decide, Stop));
        Assert.Equal((1, 1), Failures(await StateAsync(key)));
    }

    static async Task RefusedAsync(Scene scene, string code, Command command, Actor? actor = null) =>
        Assert.Equal(code, (await scene.DoAsync(command, actor)).Refusal?.Code.Name);

    static (int, int) Failures(ThrottleState state) => (state.FailuresHere, state.FailuresFromStrangers);

    async Task<ThrottleState> StateAsync(ThrottleKey key)
    {
        var state = ThrottleState.Clear;
        await Store.Throttle.ReserveAsync(key, Look, Stop);
        return state;

        ThrottleDecision Look(ThrottleState stored, DateTimeOffset now)
        {
            state = stored;
            return new(TimeSpan.Zero, null);
        }
    }
}
