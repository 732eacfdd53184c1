using Holdfast.Accounts;
using Holdfast.Audit;
using Holdfast.Gate;
using Holdfast.Refusals;
using Holdfast.Sessions;
using Holdfast.Storage.Tests.Engines;

namespace Holdfast.Storage.Tests.Authority;

public abstract class AppendingEvents(Engine engine) : StoreContract(engine)
{
    public sealed class OnSqlite() : AppendingEvents(Engine.Sqlite);

    public sealed class OnPostgreSql() : AppendingEvents(Engine.PostgreSql);

    [Fact]
    public async Task An_event_comes_back_with_every_member()
    {
        var (actor, subject) = (Sample.Account("alice"), Sample.Account("bob"));
        var written = Sample.Event(subject) with
        {
            Outcome = EventOutcome.Refused,
            Refusal = RefusalCode.All.First(),
            Actor = new("account", actor.Id.ToString(), "alice", actor.Id),
            Target = new("group", "7"),
            PolicySha256 = new string('a', 64),
            SessionId = SessionId.New(Sample.Start),
            UserAgent = "curl",
            Changes = [new("role", "user", "staff"), new("email", null, "x@y")],
        };
        await Store.ApplyAsync([], written);
        var read = await Store.Audit.FindAsync(0, Stop);
        var expected = new AuditEntry
        {
            Index = 0,
            Id = written.Id,
            At = written.At,
            Kind = "account_changed",
            Outcome = EventOutcome.Refused,
            RefusalCode = written.Refusal.Name,
            ActorKind = "account",
            ActorId = actor.Id.ToString(),
            ActorLabel = "alice",
            SubjectId = subject.Id.Value,
            SubjectLabel = "bob",
            TargetKind = "group",
            TargetId = "7",
            Reason = "because",
            PolicySha256 = written.PolicySha256,
            SessionId = written.SessionId?.Value,
            CorrelationId = written.CorrelationId.Value,
            Ip = "192.0.2.7",
            UserAgent = "curl",
            DetailJson = """{"sessions_ended":1,"api_keys_revoked":2,"tokens_cancelled":3}""",
        };
        Assert.Equal(expected, read! with { Changes = expected.Changes });
        Assert.Equal(written.Changes, read.Changes);
        Assert.Null(await Store.Audit.FindAsync(1, Stop));
        Assert.Equal(6, await Place.NumberAsync("SELECT count(*) FROM audit_event_parts WHERE length(salt) = 16"));
        Assert.Equal(6, await Place.NumberAsync("SELECT count(DISTINCT salt) FROM audit_event_parts"));
        Assert.Equal(3, await Place.NumberAsync($"SELECT count(*) FROM audit_event_parts WHERE person = {TestStore.Literal(actor.Id.Value)}"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(45)]
    [InlineData(200)]
    public async Task Indexes_follow_the_order_of_a_commit(int count)
    {
        await Store.ApplyAsync([], Sample.Event(Sample.Account("first")));
        var events = Enumerable.Range(0, count).Select(number => Sample.Event(Sample.Account($"user{number}"))).ToArray();
        await using (var transaction = await Store.Authority.BeginAsync(TransactionLock.Authority, Stop))
            Assert.Equal(1, await transaction.CommitAsync(events, Stop));
        Assert.Equal(1 + count, await Store.Audit.SizeAsync(Stop));
        var read = await Store.Audit.ListAsync(new AuditQuery { Limit = 500 }, Stop);
        Assert.Equal(Enumerable.Range(0, count + 1).Reverse().Select(index => (long)index), read.Select(entry => entry.Index));
        Assert.Equal(events.Reverse().Select(entry => (entry.Id, entry.Subject?.Label)), read.SkipLast(1).Select(entry => (entry.Id, entry.SubjectLabel)));
    }

    [Fact]
    public async Task Two_nodes_that_commit_at_once_leave_no_gap_and_no_double()
    {
        await using var other = Place.Open();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => CommitManyAsync(worker % 2 == 0 ? Store : other, worker)));
        var size = await Store.Audit.SizeAsync(Stop);
        Assert.Equal(8 * 13, size);
        Assert.Equal(size, await Place.NumberAsync("SELECT count(*) FROM audit_events"));
        Assert.Equal(size - 1, await Place.NumberAsync("SELECT max(event_index) FROM audit_events"));
        Assert.Equal(size, await Place.NumberAsync("SELECT count(DISTINCT event_index) FROM audit_event_parts"));
    }

    async Task CommitManyAsync(HoldfastStore store, int worker)
    {
        for (var round = 0; round < 10; round++)
        {
            var account = Sample.Account($"user{worker}-{round}");
            await using var transaction = await store.Authority.BeginAsync(worker < 4 ? TransactionLock.Authority : TransactionLock.Of(account.Id), Stop);
            await transaction.ApplyAsync([new AccountEffects.InsertAccount(account)], savepoint: true);
            // Every third one changes its mind: nothing of it may use an index up.
            if (round % 3 == 1)
                continue;
            AuditEvent[] events = round % 3 == 0 ? [Sample.Event(account)] : [Sample.Event(account), Sample.Event(account), Sample.Event(account)];
            await transaction.CommitAsync(events, Stop);
        }
    }
}
