using Holdfast.Accounts;
using Holdfast.Audit;
using Holdfast.Gate;
using Holdfast.Roles;
using Holdfast.Storage.Tests.Engines;

namespace Holdfast.Storage.Tests.Due;

/// <summary>Commands that wait together share a transaction: what is due is carried out once before them, done or refused.</summary>
public abstract class WavesThatMeetWhatIsDue(Engine engine) : StoreContract(engine)
{
    public sealed class OnSqlite() : WavesThatMeetWhatIsDue(Engine.Sqlite);

    public sealed class OnPostgreSql() : WavesThatMeetWhatIsDue(Engine.PostgreSql);

    [Fact]
    public async Task A_hundred_accounts_are_extended_at_once_and_each_expires_once_before()
    {
        await using var scene = await Scene.SetAsync(Place, Store);
        var guests = await CrowdAsync(scene, 100);
        var size = await scene.LogSizeAsync();
        await Task.WhenAll(guests.Select(guest => scene.DoneAsync(Scene.Extension(guest))));
        Assert.Equal(size + 200, await scene.LogSizeAsync());
        foreach (var guest in guests)
            await AssertExtendedAsync(scene, guest);
    }

    [Fact]
    public async Task The_system_and_others_meet_the_same_accounts_at_once()
    {
        await using var scene = await Scene.SetAsync(Place, Store);
        var guests = await CrowdAsync(scene, 60);
        var byUpkeep = scene.DoneAsync(new CarryOutDue([.. guests.Select(guest => guest.Account.Id)]), Scene.System);
        await Task.WhenAll(guests.Select(guest => scene.DoneAsync(Scene.Extension(guest))).Append(byUpkeep));
        foreach (var guest in guests)
            await AssertExtendedAsync(scene, guest);
    }

    /// <summary>The whole transaction is rolled back and repeated, each command behind a savepoint of its own.</summary>
    [Fact]
    public async Task What_is_due_stays_done_for_the_one_whose_command_the_database_rejects()
    {
        await using var scene = await Scene.SetAsync(Place, Store);
        var guests = await CrowdAsync(scene, 12);
        await RejectAsync("NEW.role = 'supervisor'");
        var size = await scene.LogSizeAsync();
        var commands = guests.Select((guest, i) => Scene.Extension(guest) with { Role = i == 5 ? Role.Supervisor : Role.User });
        var outcomes = await Task.WhenAll(commands.Select(command => scene.DoAsync(command)));
        Assert.Equal(Enumerable.Range(0, 12).Select(i => i == 5 ? "last_active_owner" : null), outcomes.Select(o => o.Refusal?.Code.Name));
        Assert.Equal(size + 24, await scene.LogSizeAsync());
        foreach (var (guest, i) in guests.Select((guest, i) => (guest, i)))
        {
            var account = await scene.FindAsync(guest);
            Assert.Equal((i, "", 1), (i, await guest.LeftAsync(Place), await scene.CountAsync(guest, EventKind.AccountExpired)));
            Assert.Equal((i, i != 5, i == 5), (i, account.Role == Role.User, account.ExpiredAt is not null));
        }
    }

    [Fact]
    public async Task A_command_is_refused_and_revives_nothing_when_the_database_rejects_what_is_due_before_it()
    {
        await using var scene = await Scene.SetAsync(Place, Store);
        var guests = await CrowdAsync(scene, 6);
        await RejectAsync("NEW.expired_at IS NOT NULL AND NEW.username = 'guest2'");
        var outcomes = await Task.WhenAll(guests.Select(guest => scene.DoAsync(Scene.Extension(guest))));
        Assert.Equal(Enumerable.Range(0, 6).Select(i => i == 2), outcomes.Select(outcome => outcome.Refusal is not null));
        var account = await scene.FindAsync(guests[2]);
        Assert.Equal((guests[2].Account, 0), (account, await scene.CountAsync(guests[2], EventKind.AccountExpired)));
        Assert.Null(await Store.Callers.FindBySessionAsync(guests[2].Token.Hash, Stop));
        foreach (var guest in guests.Where(guest => guest != guests[2]))
            await AssertExtendedAsync(scene, guest);
    }

    async Task AssertExtendedAsync(Scene scene, Belongings guest)
    {
        var account = await scene.FindAsync(guest);
        Assert.Equal(("", 3, 2), (await guest.LeftAsync(Place), account.Version, account.CredentialEpoch));
        Assert.Equal((null, true), (account.ExpiredAt, account.ExpiresAt > guest.Session.CreatedAt));
        var kinds = (await Store.Audit.ListAsync(new AuditQuery { Subject = guest.Account.Id }, Stop)).Select(entry => entry.Kind);
        Assert.Equal(["expiry_changed", "account_expired"], kinds);
    }

    static async Task<List<Belongings>> CrowdAsync(Scene scene, int count)
    {
        var guests = new List<Belongings>();
        for (var i = 0; i < count; i++)
            guests.Add(await scene.ExpiredAsync($"guest{i}"));
        return guests;
    }

    Task RejectAsync(string condition) => Place.RunAsync(Engine == Engine.Sqlite
        ? $"""
          CREATE TRIGGER fault BEFORE UPDATE ON accounts WHEN {condition}
          BEGIN SELECT RAISE(ABORT, 'holdfast: the last holder stays'); END
          """
        : $"""
          CREATE FUNCTION fault() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'fault' USING ERRCODE = 'HF001'; END $$;
          CREATE TRIGGER fault BEFORE UPDATE ON accounts FOR EACH ROW WHEN ({condition}) EXECUTE FUNCTION fault()
          """);
}
