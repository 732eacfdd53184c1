using Holdfast.Mail;
using Holdfast.Storage.Sql;

namespace Holdfast.Storage.Mail;

/// <summary>
/// The outbox beside the gate. Claiming a mail sets its due time to now plus the lease. The process that locks the row first wins;
/// the number of attempts identifies the last claimer.
/// </summary>
sealed class MailOutbox(IDatabase database) : IMailOutbox
{
    const string Held = "id = $1 AND attempts = $2 AND given_up_at IS NULL";

    static readonly string take =
        $"""
        UPDATE mail_outbox SET due_at = $2, attempts = attempts + 1
        WHERE id = (SELECT id FROM mail_outbox WHERE due_at <= $1 AND given_up_at IS NULL ORDER BY due_at, id LIMIT 1) AND due_at <= $1 AND given_up_at IS NULL
        RETURNING {MailRow.Columns}
        """;

    public ValueTask AddAsync(WaitingMail mail, CancellationToken cancellationToken) => CommitAsync(now => MailRow.Inserting(mail, now), cancellationToken);

    public async ValueTask<WaitingMail?> TakeAsync(TimeSpan lease, CancellationToken cancellationToken)
    {
        WaitingMail? taken = null;
        if (await IsAnyDueAsync(cancellationToken).ConfigureAwait(false))
            await CommitAsync(now => new(take, now, now + lease) { Row = row => taken = MailRow.Read(row) }, cancellationToken).ConfigureAwait(false);
        return taken;
    }

    public ValueTask RemoveAsync(WaitingMail mail, CancellationToken cancellationToken) =>
        CommitAsync(_ => new($"DELETE FROM mail_outbox WHERE {Held}", mail.Id.Value, (long)mail.Attempts), cancellationToken);

    public ValueTask PostponeAsync(WaitingMail mail, TimeSpan wait, string fault, CancellationToken cancellationToken) => CommitAsync(
        now => new($"UPDATE mail_outbox SET due_at = $3, fault = $4 WHERE {Held}", mail.Id.Value, (long)mail.Attempts, now + wait, fault), cancellationToken);

    public ValueTask GiveUpAsync(WaitingMail mail, string fault, CancellationToken cancellationToken) => CommitAsync(
        now => new($"UPDATE mail_outbox SET given_up_at = $3, fault = $4 WHERE {Held}", mail.Id.Value, (long)mail.Attempts, now, fault), cancellationToken);

    public async ValueTask<OutboxState> StateAsync(CancellationToken cancellationToken)
    {
        var state = new OutboxState(0, null, 0, null);
        await database.ReadAsync(
            [
                new("SELECT count(*), min(created_at) FROM mail_outbox WHERE given_up_at IS NULL") { Row = row => state = state with { Waiting = row.GetInt32(0), Oldest = row.TimeOrNull(1) } },
                new("SELECT count(*) FROM mail_outbox WHERE given_up_at IS NOT NULL") { Row = row => state = state with { GivenUp = row.GetInt32(0) } },
                new("SELECT fault FROM mail_outbox WHERE given_up_at IS NOT NULL ORDER BY given_up_at DESC LIMIT 1") { Row = row => state = state with { LastFault = row.TextOrNull(0) } },
            ],
            cancellationToken).ConfigureAwait(false);
        return state;
    }

    /// <summary>Asked every few seconds, so it must not write.</summary>
    async ValueTask<bool> IsAnyDueAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset? first = null;
        var now = default(DateTimeOffset);
        await database.ReadAsync(
            [
                new("SELECT min(due_at) FROM mail_outbox WHERE given_up_at IS NULL") { Row = row => first = row.TimeOrNull(0) },
                new($"SELECT {database.Dialect.Clock}") { Row = row => now = database.Time(row.GetInt64(0)) },
            ],
            cancellationToken).ConfigureAwait(false);
        return first <= now;
    }

    async ValueTask CommitAsync(Func<DateTimeOffset, Statement> make, CancellationToken cancellationToken)
    {
        var transaction = await database.BeginAsync(null, cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
            await transaction.CommitAsync([make(transaction.Now)], cancellationToken).ConfigureAwait(false);
    }
}
