using Holdfast.Accounts;
using Holdfast.Audit;
using Holdfast.Gate;
using Holdfast.Storage.Tests.Engines;

namespace Holdfast.Storage.Tests.Readers;

public abstract class ReadingTheLog(Engine engine) : StoreContract(engine)
{
    public sealed class OnSqlite() : ReadingTheLog(Engine.Sqlite);

    public sealed class OnPostgreSql() : ReadingTheLog(Engine.PostgreSql);

    [Fact]
    public async Task Pages_of_every_filter_are_what_a_plain_list_says()
    {
        var dice = new Dice(11);
        var people = Enumerable.Range(0, 6).Select(number => Sample.Account($"user{number}")).ToArray();
        EventKind[] kinds = [EventKind.SignedIn, EventKind.RoleChanged, EventKind.AccountLocked];
        var events = Enumerable.Range(0, 400).Select(number => One(dice, number, people, kinds)).ToArray();
        foreach (var some in events.Chunk(37))
            await Store.ApplyAsync([], some);
        for (var round = 0; round < 120; round++)
        {
            var query = new AuditQuery
            {
                ActorId = dice.OneIn(3) ? dice.Pick(people).Id.ToString() : null,
                Subject = dice.OneIn(3) ? dice.Pick(people).Id : null,
                Kind = dice.OneIn(3) ? dice.Pick(kinds) : null,
                Outcome = dice.OneIn(3) ? dice.Pick(Enum.GetValues<EventOutcome>()) : null,
                From = dice.OneIn(3) ? Sample.Start.AddMinutes(dice.Below(500)) : null,
                To = dice.OneIn(3) ? Sample.Start.AddMinutes(dice.Below(500)) : null,
                Limit = 1 + dice.Below(100),
            };
            Assert.Equal((query, string.Join(' ', Plain(events, query))), (query, string.Join(' ', await EveryPageAsync(query))));
        }
    }

    [Fact]
    public async Task A_page_of_five_hundred_has_all_its_parts()
    {
        await Store.ApplyAsync([], [.. Enumerable.Range(0, 500).Select(number => Sample.Event(Sample.Account($"user{number}")))]);
        var page = await Store.Audit.ListAsync(new AuditQuery { Limit = 500 }, Stop);
        Assert.Equal(Enumerable.Range(0, 500).Reverse().Select(number => $"user{number}"), page.Select(entry => entry.SubjectLabel));
        Assert.All(page, entry => Assert.Equal("because", entry.Reason));
    }

    /// <summary>Times run up to a minute behind the order of the log.</summary>
    static AuditEvent One(Dice dice, int number, Account[] people, EventKind[] kinds)
    {
        var actor = dice.Pick(people);
        return Sample.Event(dice.Pick(people), dice.Pick(kinds), Sample.Start.AddMinutes(number).AddSeconds(-dice.Below(60))) with
        {
            Actor = dice.OneIn(4) ? new("system", null, null, null) : new("account", actor.Id.ToString(), actor.Label, actor.Id),
            Outcome = dice.OneIn(4) ? EventOutcome.Refused : dice.OneIn(9) ? EventOutcome.Failed : EventOutcome.Done,
            Subject = dice.OneIn(5) ? null : EventSubject.Of(dice.Pick(people)),
        };
    }

    static IEnumerable<long> Plain(AuditEvent[] events, AuditQuery query) => events
        .Select((entry, index) => (Entry: entry, Index: (long)index))
        .Where(at => (query.ActorId is null || at.Entry.Actor.Id == query.ActorId) && (query.Subject is null || at.Entry.Subject?.Id == query.Subject)
            && (query.Kind is null || at.Entry.Kind == query.Kind) && (query.Outcome is null || at.Entry.Outcome == query.Outcome)
            && (query.From is null || at.Entry.At >= query.From) && (query.To is null || at.Entry.At < query.To))
        .Select(at => at.Index)
        .Reverse();

    async Task<List<long>> EveryPageAsync(AuditQuery query)
    {
        List<long> indexes = [];
        for (IReadOnlyList<AuditEntry> page = [null!]; page.Count > 0; indexes.AddRange(page.Select(entry => entry.Index)))
            page = await Store.Audit.ListAsync(query with { Below = indexes.Count == 0 ? null : indexes[^1] }, Stop);
        return indexes;
    }
}
