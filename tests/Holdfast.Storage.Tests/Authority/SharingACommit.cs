using Holdfast.Accounts;
using Holdfast.Audit;
using Holdfast.Facts;
using Holdfast.Gate;
using Holdfast.Storage.Tests.Engines;

namespace Holdfast.Storage.Tests.Authority;

/// <summary>Commands that wait together share a transaction; what the database rejects of one takes nothing from the others.</summary>
public abstract class SharingACommit(Engine engine) : StoreContract(engine)
{
    public sealed class OnSqlite() : SharingACommit(Engine.Sqlite);

    public sealed class OnPostgreSql() : SharingACommit(Engine.PostgreSql);

    [Fact]
    public async Task Of_many_commands_only_the_one_that_the_database_rejects_is_refused()
    {
        await using var members = new Members.Membership(Store);
        var crowd = new List<AccountId>();
        for (var i = 0; i < 12; i++)
            crowd.Add(await members.JoinAsync());
        await RejectAsync(crowd[5]);
        var size = await Store.Audit.SizeAsync(Stop);
        var nobody = members.ExecuteAsync(new ChangeAccount(AccountId.New(Sample.Start)) { IsActive = false });
        var outcomes = await Task.WhenAll(crowd.Select(member => members.ExecuteAsync(new ChangeAccount(member) { IsActive = false })));

        Assert.All(outcomes.Where((_, i) => i != 5), outcome => Assert.Null(outcome.Refusal));
        Assert.Equal("last_active_owner", outcomes[5].Refusal?.Code.Name);
        for (var i = 0; i < crowd.Count; i++)
        {
            Assert.Equal(i == 5, (await Store.Accounts.FindAsync(crowd[i], Stop))!.IsActive);
            Assert.Equal((false, i != 5), await members.BitsAsync(crowd[i]));
        }
        Assert.Equal("not_found", (await nobody).Refusal?.Code.Name);
        // An event and a flip for each that is done, one for each refusal, although the transaction was repeated.
        Assert.Equal(size + (11 * 2) + 2, await Store.Audit.SizeAsync(Stop));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_rejection_ends_the_transaction_unless_a_savepoint_is_behind_it(bool savepoint)
    {
        var (alice, bob) = (await Store.AddAsync(Sample.Account("alice")), Sample.Account("bob"));
        await using (var transaction = await Store.Authority.BeginAsync(TransactionLock.Authority, Stop))
        {
            await transaction.ApplyAsync([new AccountEffects.InsertAccount(bob)], savepoint);
            Effect[] stale = [new AccountEffects.UpdateAccount(alice with { Version = 7 }, alice with { Version = 8 })];
            Assert.Equal(EffectRejection.Stale, (await Assert.ThrowsAsync<EffectRejectedException>(async () => await transaction.ApplyAsync(stale, savepoint))).Rejection);
            if (savepoint)
                await transaction.CommitAsync([], Stop);
        }
        Assert.Equal(savepoint, await Store.Accounts.FindAsync(bob.Id, Stop) is not null);
    }

    Task RejectAsync(AccountId account) => Place.RunAsync(Engine == Engine.Sqlite
        ? $"CREATE TRIGGER fault BEFORE UPDATE ON accounts WHEN NEW.id = '{account}' BEGIN SELECT RAISE(ABORT, 'holdfast: the last holder stays'); END"
        : $"""
          CREATE FUNCTION fault() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'fault' USING ERRCODE = 'HF001'; END $$;
          CREATE TRIGGER fault BEFORE UPDATE ON accounts FOR EACH ROW WHEN (NEW.id = '{account}') EXECUTE FUNCTION fault()
          """);
}
