using Holdfast.Accounts;
using Holdfast.Audit;
using Holdfast.Gate;
using Holdfast.Recovery;
using Holdfast.Refusals;
using Holdfast.Roles;
using Holdfast.Sessions;
using Holdfast.SignIn;
using Holdfast.Storage.Tests.Engines;

namespace Holdfast.Storage.Tests.Due;

/// <summary>An account expired, nobody has carried it out yet, and a command extends it.</summary>
public abstract class ExtendingWhatHasExpired(Engine engine) : StoreContract(engine)
{
    public sealed class OnSqlite() : ExtendingWhatHasExpired(Engine.Sqlite);

    public sealed class OnPostgreSql() : ExtendingWhatHasExpired(Engine.PostgreSql);

    [Fact]
    public async Task Revives_no_session_no_key_no_link_and_no_invitation()
    {
        await using var scene = await Scene.SetAsync(Place, Store);
        var guest = await scene.ExpiredAsync("guest", Role.Administrator);
        await scene.DoneAsync(Scene.Extension(guest));
        Assert.Equal("", await guest.LeftAsync(Place));
        Assert.True((await scene.FindAsync(guest)).IsLive(await Store.Accounts.NowAsync(Stop)));
        Assert.Null(await Store.Callers.FindBySessionAsync(guest.Token.Hash, Stop));
        Assert.Null(await Store.Callers.FindByKeyAsync(guest.Secret.Hash, Stop));
        foreach (var command in (Command[])[new RedeemToken(guest.RecoveryLink.Hash, Scene.Password), Scene.Acceptance(guest)])
            Assert.Equal("invalid_token", (await scene.DoAsync(command, Scene.Nobody)).Refusal?.Code.Name);
        Assert.Equal("session key link invitation", await scene.Owner.LeftAsync(Place));
    }

    [Fact]
    public async Task Makes_nothing_of_a_password_that_was_checked_before()
    {
        await using var scene = await Scene.SetAsync(Place, Store);
        var guest = await scene.ExpiredAsync("guest");
        await scene.DoneAsync(Scene.Extension(guest));
        Assert.Equal("invalid_credentials", (await SignInAsync(scene, guest, epoch: 1)).Refusal?.Code.Name);
        Assert.Null((await SignInAsync(scene, guest, epoch: 2)).Refusal);
    }

    [Fact]
    public async Task Is_recorded_after_the_expiry_which_the_system_carried_out()
    {
        await using var scene = await Scene.SetAsync(Place, Store);
        var guest = await scene.ExpiredAsync("guest");
        var size = await scene.LogSizeAsync();
        await scene.DoneAsync(Scene.Extension(guest));
        Assert.Equal("system account_expired guest, account expiry_changed guest", await scene.EventsAsync(size));
        var expired = (await Store.Audit.FindAsync(size, Stop))!;
        var extended = (await Store.Audit.FindAsync(size + 1, Stop))!;
        Assert.Equal("""{"sessions_ended":1,"api_keys_revoked":1,"tokens_cancelled":2}""", expired.DetailJson);
        Assert.Equal((null, null, null), (expired.SessionId, expired.Ip, expired.UserAgent));
        Assert.NotEqual(extended.CorrelationId, expired.CorrelationId);
        Assert.Equal("""{"sessions_ended":0,"api_keys_revoked":0,"tokens_cancelled":0}""", extended.DetailJson);
    }

    [Fact]
    public async Task Is_a_second_change_so_that_an_older_version_does_not_match()
    {
        await using var scene = await Scene.SetAsync(Place, Store);
        var guest = await scene.ExpiredAsync("guest");
        var size = await scene.LogSizeAsync();
        Assert.Equal("version_mismatch", (await scene.DoAsync(Scene.Extension(guest) with { IfMatch = 1 })).Refusal?.Code.Name);
        Assert.Equal("system account_expired guest, account expiry_changed guest version_mismatch", await scene.EventsAsync(size));
        var expired = await scene.FindAsync(guest);
        Assert.Equal((2, 2, true), (expired.Version, expired.CredentialEpoch, expired.ExpiredAt is not null));
        var extended = (await scene.DoneAsync(Scene.Extension(guest) with { IfMatch = 2 })).Account!;
        Assert.Equal((3, 2, null), (extended.Version, extended.CredentialEpoch, extended.ExpiredAt));
        Assert.Equal(extended, await scene.FindAsync(guest));
    }

    [Fact]
    public async Task Twice_at_once_is_one_expiry()
    {
        await using var scene = await Scene.SetAsync(Place, Store);
        await using var other = Place.Open();
        await using var elsewhere = scene.Elsewhere(other);
        var guests = new List<Belongings>();
        for (var i = 0; i < 8; i++)
            guests.Add(await scene.ExpiredAsync($"guest{i}"));
        await Task.WhenAll(guests.SelectMany(guest => (Task[])
        [
            scene.DoneAsync(Scene.Extension(guest)),
            elsewhere.DoneAsync(Scene.Extension(guest)),
            scene.DoneAsync(new CarryOutDue(guest.Account.Id), Scene.System),
        ]));
        foreach (var guest in guests)
        {
            Assert.Equal("", await guest.LeftAsync(Place));
            Assert.Equal(1, await scene.CountAsync(guest, EventKind.AccountExpired));
            Assert.Equal(2, (await scene.FindAsync(guest)).CredentialEpoch);
        }
    }

    static Task<Outcome<Receipt>> SignInAsync(Scene scene, Belongings one, long epoch)
    {
        var (id, token) = (SessionId.New(one.Session.CreatedAt), SessionToken.New().Hash);
        var command = new StartSession(one.Account.Id, epoch, id, token) { Transport = "bearer", NetworkHash = new byte[32] };
        return scene.DoAsync(command, Scene.Nobody);
    }
}
