using Holdfast.Accounts;
using Holdfast.Gate;
using Holdfast.Members;
using Holdfast.Membership;
using Holdfast.StatusLists.Documents;
using Holdfast.Storage.Tests.Engines;

namespace Holdfast.Storage.Tests.Members;

public abstract class GivingSlots(Engine engine) : StoreContract(engine)
{
    public sealed class OnSqlite() : GivingSlots(Engine.Sqlite);

    public sealed class OnPostgreSql() : GivingSlots(Engine.PostgreSql);

    [Fact]
    public async Task Whoever_joins_gets_a_slot_in_both_lists_and_is_neither_revoked_nor_suspended()
    {
        await using var members = new Membership(Store);
        Assert.Equal([(1, StatusPurpose.Revocation, 0), (2, StatusPurpose.Suspension, 0)], await UsesAsync());
        var seen = new HashSet<(int, int)>();
        for (var i = 0; i < 40; i++)
        {
            var member = await members.JoinAsync();
            Assert.Equal((false, false), await members.BitsAsync(member));
            Assert.All(await Store.StatusLists.SlotsOfAsync(member, Stop), slot => Assert.True(seen.Add((slot.List.Value, slot.Index))));
        }
        Assert.Equal([(1, StatusPurpose.Revocation, 40), (2, StatusPurpose.Suspension, 40)], await UsesAsync());
    }

    [Fact]
    public async Task A_service_is_no_member()
    {
        await using var members = new Membership(Store);
        var service = await members.JoinAsync(AccountKind.Service);
        Assert.Empty(await Store.StatusLists.SlotsOfAsync(service, Stop));
        await members.DoneAsync(new RemoveAccount(service));
        Assert.Equal(0, await Place.NumberAsync("SELECT count(*) FROM status_slots"));
    }

    [Fact]
    public async Task The_98305th_member_opens_the_next_lists_and_the_log_says_so()
    {
        await using var members = new Membership(Store);
        await Place.RunAsync("UPDATE status_lists SET assigned = 98303");
        var last = await members.JoinAsync();
        Assert.Equal((1, 2), ((await members.SlotAsync(last, StatusPurpose.Revocation)).List.Value, (await members.SlotAsync(last, StatusPurpose.Suspension)).List.Value));
        var first = await members.JoinAsync();
        Assert.Equal((3, 4), ((await members.SlotAsync(first, StatusPurpose.Revocation)).List.Value, (await members.SlotAsync(first, StatusPurpose.Suspension)).List.Value));
        Assert.Equal(
            [
                """status_list_opened 3 {"purpose":"revocation","size":131072,"assignable":98304}""",
                """status_list_opened 4 {"purpose":"suspension","size":131072,"assignable":98304}""",
            ],
            await members.EventsAsync(2));
        var second = await members.JoinAsync();
        Assert.Equal(3, (await members.SlotAsync(second, StatusPurpose.Revocation)).List.Value);
        Assert.Equal([98304, 98304, 2, 2], (await Store.StatusLists.ListAsync(Stop)).Select(list => list.Assigned));
        Assert.Equal((false, false), await members.BitsAsync(first));
    }

    [Fact]
    public async Task A_refused_creation_spends_no_slot()
    {
        await using var members = new Membership(Store);
        await members.JoinAsync();
        var twin = new CreateAccount(AccountId.New(Sample.Start), AccountKind.Person, Username.Parse("member1"), Roles.Role.User);
        Assert.Equal("username_taken", (await members.ExecuteAsync(twin)).Refusal?.Code.Name);
        Assert.Equal([1, 1], (await Store.StatusLists.ListAsync(Stop)).Select(list => list.Assigned));
    }

    [Fact]
    public async Task Two_that_read_the_same_counter_do_not_both_get_the_slot()
    {
        var (alice, bob) = (await Store.AddAsync(Sample.Account("alice")), await Store.AddAsync(Sample.Account("bob")));
        var lists = (await Store.LoadAsync(new SliceRequest { NewMember = true })).OpenLists;
        await Store.ApplyAsync(new StatusListEffects.AssignSlots(alice.Id, lists));
        Assert.Equal(EffectRejection.Stale, await Store.RejectionAsync(new StatusListEffects.AssignSlots(bob.Id, lists)));
        Assert.Empty(await Store.StatusLists.SlotsOfAsync(bob.Id, Stop));
    }

    [Fact]
    public async Task The_slot_of_an_account_that_is_gone_stays_spent_and_its_bit_stays()
    {
        await using var members = new Membership(Store);
        var member = await members.JoinAsync();
        var slot = await members.SlotAsync(member, StatusPurpose.Revocation);
        await members.DoneAsync(new RemoveAccount(member));
        await Place.RunAsync($"DELETE FROM accounts WHERE id = {TestStore.Literal(member.Value)}");
        Assert.True(await members.IsSetAsync(slot));
        Assert.Equal(2, await Place.NumberAsync("SELECT count(*) FROM status_slots WHERE account_id IS NULL"));
        await Place.MustRefuseAsync("DELETE FROM status_slots");
        await Place.MustRefuseAsync("DELETE FROM status_lists WHERE id = 1");
        await Place.MustRefuseAsync("UPDATE status_slots SET is_set = FALSE WHERE purpose = 1");
        await Place.MustRefuseAsync("UPDATE status_slots SET slot = slot + 1 WHERE purpose = 2");
        if (Engine == Engine.PostgreSql)
            await Place.MustRefuseAsync("TRUNCATE status_slots");
        Assert.True(await members.IsSetAsync(slot));
    }

    async Task<IEnumerable<(int, StatusPurpose, int)>> UsesAsync() => (await Store.StatusLists.ListAsync(Stop)).Select(list => (list.Id.Value, list.Purpose, list.Assigned));
}
