using Holdfast.Accounts;
using Holdfast.Invitations;
using Holdfast.Members;
using Holdfast.Storage.Invitations;
using Holdfast.Storage.Sql;

namespace Holdfast.Storage.Removal;

/// <summary>Erases what is left of purged members, in batches, each in a transaction of its own. Every step may be repeated.</summary>
sealed class Erasure(IDatabase database) : IErasure
{
    const int Batch = 500;

    /// <summary>So much of the search index is merged before a purge is answered; that is all of it for some thousand members.</summary>
    const int PortionsAtOnce = 4;

    /// <summary>And so much in one round of the upkeep.</summary>
    const int PortionsOfRound = 40;

    /// <summary>
    /// Commands that were under way may still have recorded something: a purge stays unfinished until nothing of the kind can follow.
    /// </summary>
    static readonly TimeSpan Aftermath = TimeSpan.FromMinutes(5);

    readonly IndexScrub scrub = new(database);

    public async ValueTask EraseAsync(AccountId person, int most, CancellationToken cancellationToken)
    {
        await EraseRowsAsync(person, most, cancellationToken).ConfigureAwait(false);
        await scrub.GoOnAsync(PortionsAtOnce, cancellationToken).ConfigureAwait(false);
        await ForgetJournalAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Goes on with what is unfinished, for at most <paramref name="limit"/> members; answers how many were finished.</summary>
    public async ValueTask<int> ContinueAsync(int limit, CancellationToken cancellationToken)
    {
        var unfinished = new List<(AccountId Person, DateTimeOffset At)>();
        await database.ReadAsync(
            [new("SELECT person_id, at FROM unfinished_erasures ORDER BY at LIMIT $1", (long)limit) { Row = row => unfinished.Add((new(row.GetGuid(0)), row.Time(1))) }],
            cancellationToken).ConfigureAwait(false);
        if (unfinished.Count == 0)
            return 0;
        foreach (var (person, _) in unfinished)
            await EraseRowsAsync(person, int.MaxValue, cancellationToken).ConfigureAwait(false);
        if (unfinished[^1].At >= scrub.ForgottenUntil)
            await scrub.GoOnAsync(PortionsOfRound, cancellationToken).ConfigureAwait(false);
        await ForgetJournalAsync(cancellationToken).ConfigureAwait(false);
        var finished = 0;
        foreach (var (person, _) in unfinished.Where(one => one.At < scrub.ForgottenUntil))
            finished += await FinishAsync(person, cancellationToken).ConfigureAwait(false);
        return finished;
    }

    /// <summary>
    /// Erases up to <paramref name="most"/> parts of events. When none are left, deletes the list of addresses that led to them.
    /// </summary>
    async ValueTask EraseRowsAsync(AccountId person, int most, CancellationToken cancellationToken)
    {
        var invitations = new List<InvitationId>();
        await database.ReadAsync([InvitedRow.Reading(person, invitations)], cancellationToken).ConfigureAwait(false);
        Guid[] persons = [person.Value, .. invitations.Select(invitation => invitation.Value)];
        var left = most;
        foreach (var one in persons)
            left = await ErasePartsAsync(one, left, cancellationToken).ConfigureAwait(false);
        var answers = persons.Select(one => new Statement($"DELETE FROM idempotency_answers WHERE {database.Dialect.Contains("answer", 1)}", one.ToString("D")));
        await RunAsync([.. answers, .. left > 0 ? invitations.Select(InvitedRow.Forgetting) : []], cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Answers how many more may be erased; none when there may be more to erase.</summary>
    async ValueTask<int> ErasePartsAsync(Guid person, int most, CancellationToken cancellationToken)
    {
        while (most > 0)
        {
            var batch = new Statement(
                "DELETE FROM audit_event_parts WHERE (event_index, name) IN (SELECT event_index, name FROM audit_event_parts WHERE person = $1 ORDER BY event_index LIMIT $2)",
                person, (long)Math.Min(Batch, most));
            await RunAsync([batch], cancellationToken).ConfigureAwait(false);
            most -= batch.Affected;
            if (batch.Affected < Batch)
                break;
        }
        return most;
    }

    async ValueTask ForgetJournalAsync(CancellationToken cancellationToken)
    {
        if (database.Dialect.AfterErasure is { } statement)
            await database.ReadAsync([new(statement) { Row = Statement.Ignore }], cancellationToken).ConfigureAwait(false);
    }

    async ValueTask<int> FinishAsync(AccountId person, CancellationToken cancellationToken)
    {
        var transaction = await database.BeginAsync(null, cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            var finishing = new Statement("DELETE FROM unfinished_erasures WHERE person_id = $1 AND at <= $2", person.Value, transaction.Now - Aftermath);
            await transaction.CommitAsync([finishing], cancellationToken).ConfigureAwait(false);
            return finishing.Affected;
        }
    }

    async ValueTask RunAsync(IReadOnlyList<Statement> statements, CancellationToken cancellationToken)
    {
        var transaction = await database.BeginAsync(null, cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
            await transaction.CommitAsync(statements, cancellationToken).ConfigureAwait(false);
    }
}
