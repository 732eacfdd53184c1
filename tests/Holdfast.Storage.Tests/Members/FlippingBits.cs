using Holdfast.Accounts;
using Holdfast.Audit;
using Holdfast.Facts;
using Holdfast.Gate;
using Holdfast.Members;
using Holdfast.Membership;
using Holdfast.Recovery;
using Holdfast.StatusLists.Documents;
using Holdfast.Storage.Tests.Engines;

namespace Holdfast.Storage.Tests.Members;

public abstract class FlippingBits(Engine engine) : StoreContract(engine)
{
    public sealed class OnSqlite() : FlippingBits(Engine.Sqlite);

    public sealed class OnPostgreSql() : FlippingBits(Engine.PostgreSql);

    [Fact]
    public async Task Deactivation_suspends_activation_clears_and_removal_revokes_with_an_event_for_each_bit()
    {
        await using var members = new Membership(Store);
        var member = await members.JoinAsync();
        var (revocation, suspension) = (await members.SlotAsync(member, StatusPurpose.Revocation), await members.SlotAsync(member, StatusPurpose.Suspension));
        (Command Command, bool Revoked, bool Suspended, string Event)[] story =
        [
            (new ChangeAccount(member) { IsActive = false }, false, true, $$"""status_list_flipped 2 {"purpose":"suspension","index":{{suspension.Index}},"revoked":true}"""),
            (new ChangeAccount(member) { IsActive = true }, false, false, $$"""status_list_flipped 2 {"purpose":"suspension","index":{{suspension.Index}},"revoked":false}"""),
            (new RemoveAccount(member), true, false, $$"""status_list_flipped 1 {"purpose":"revocation","index":{{revocation.Index}},"revoked":true}"""),
        ];
        foreach (var (command, revoked, suspended, entry) in story)
        {
            var size = await Store.Audit.SizeAsync(Stop);
            await members.DoneAsync(command);
            Assert.Equal((revoked, suspended), await members.BitsAsync(member));
            Assert.Equal(size + 2, await Store.Audit.SizeAsync(Stop));
            Assert.Equal(entry, Assert.Single(await members.EventsAsync(1)));
        }
    }

    [Fact]
    public async Task The_version_rises_with_each_bit_that_changes_and_with_nothing_else()
    {
        await using var members = new Membership(Store);
        var member = await members.JoinAsync();
        await members.JoinAsync();
        Assert.Equal([1, 1], await VersionsAsync());
        await members.DoneAsync(new ChangeAccount(member) { IsActive = false });
        await members.DoneAsync(new ChangeAccount(member) { IsActive = false });
        Assert.Equal([1, 2], await VersionsAsync());
        await members.DoneAsync(new RemoveAccount(member));
        Assert.Equal([2, 2], await VersionsAsync());
        var slot = await members.SlotAsync(member, StatusPurpose.Revocation);
        Assert.Equal((await Store.Audit.ListAsync(new AuditQuery { Limit = 1 }, Stop))[0].At, (await members.FindAsync(slot)).ChangedAt);
    }

    [Fact]
    public async Task A_bulk_flips_a_bit_for_each_account_or_none_at_all()
    {
        await using var members = new Membership(Store);
        AccountId[] crowd = [await members.JoinAsync(), await members.JoinAsync(), await members.JoinAsync()];
        var size = await Store.Audit.SizeAsync(Stop);
        await members.DoneAsync(new BulkChange([.. crowd.Select(member => new ChangeAccount(member) { IsActive = false })]));
        Assert.Equal(size + 6, await Store.Audit.SizeAsync(Stop));
        foreach (var member in crowd)
            Assert.Equal((false, true), await members.BitsAsync(member));
        var broken = new BulkChange([new RemoveAccount(crowd[0]), new RemoveAccount(AccountId.New(Sample.Start))]);
        Assert.Equal("not_found", (await members.ExecuteAsync(broken)).Refusal?.Code.Name);
        Assert.Equal((false, true), await members.BitsAsync(crowd[0]));
    }

    [Fact]
    public async Task When_a_later_effect_fails_neither_the_account_nor_the_bit_has_changed()
    {
        await using var members = new Membership(Store);
        var member = await members.JoinAsync();
        var before = (await Store.Accounts.FindAsync(member, Stop))!;
        var after = before with { RemovedAt = Sample.Start, Version = 2 };
        Effect[] effects = [new AccountEffects.UpdateAccount(before, after), new StatusListEffects.FlipStatus(member, StatusPurpose.Revocation, true), new TokenEffects.ConsumeToken(OneTimeTokenId.New(Sample.Start))];
        Assert.Equal(EffectRejection.Stale, await Store.RejectionAsync(effects));
        Assert.Equal((false, false), await members.BitsAsync(member));
        Assert.Equal([1, 1], await VersionsAsync());
        Assert.Null((await Store.Accounts.FindAsync(member, Stop))?.RemovedAt);
    }

    [Fact]
    public async Task When_the_events_cannot_be_written_neither_the_account_nor_the_bit_has_changed()
    {
        await using var members = new Membership(Store);
        var member = await members.JoinAsync();
        await Place.RunAsync(Engine == Engine.Sqlite
            ? "CREATE TRIGGER fault BEFORE INSERT ON audit_events WHEN NEW.kind = 'status_list_flipped' BEGIN SELECT RAISE(ABORT, 'fault'); END"
            : """
              CREATE FUNCTION fault() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'fault'; END $$;
              CREATE TRIGGER fault BEFORE INSERT ON audit_events FOR EACH ROW WHEN (NEW.kind = 'status_list_flipped') EXECUTE FUNCTION fault()
              """);
        Assert.Equal("store_unavailable", (await members.ExecuteAsync(new RemoveAccount(member))).Refusal?.Code.Name);
        Assert.Equal((false, false), await members.BitsAsync(member));
        Assert.Null((await Store.Accounts.FindAsync(member, Stop))?.RemovedAt);
        Assert.Equal([1, 1], await VersionsAsync());
    }

    async Task<IEnumerable<long>> VersionsAsync() => (await Store.StatusLists.ListAsync(Stop)).Select(list => list.Version);
}
