using System.Data.Common;
using Holdfast.Gate;
using Holdfast.SignIn;
using Holdfast.Storage.Rows;
using Holdfast.Storage.Sql;

namespace Holdfast.Storage.Readers;

/// <summary>
/// Counts attempts. The subject's row for all strangers is locked first, so attempts on one subject go one after the other.
/// Who must wait anyway is told from a plain read: a flood of attempts writes nothing.
/// </summary>
sealed class ThrottleStore(IDatabase database) : IThrottleStore
{
    const string Lock =
        """
        INSERT INTO sign_in_throttle (subject, network, account_id, failures, closed_until, at) VALUES ($1, $2, $3, 0, NULL, $4)
        ON CONFLICT (subject, network) DO UPDATE SET account_id = excluded.account_id
        """;

    const string Counts = "SELECT network, failures, closed_until, at FROM sign_in_throttle WHERE subject = $1 AND network IN ($2, $3)";

    const string Known = "SELECT last_used_at FROM known_networks WHERE account_id = $1 AND network_hash = $2";

    const string Store =
        """
        INSERT INTO sign_in_throttle (subject, network, account_id, failures, closed_until, at) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (subject, network) DO UPDATE SET failures = excluded.failures, closed_until = excluded.closed_until, at = excluded.at
        """;

    const int MostAttempts = 5;

    static readonly byte[] Strangers = [];

    public async ValueTask<TimeSpan?> ReserveAsync(
        ThrottleKey key, Func<ThrottleState, DateTimeOffset, ThrottleDecision> decide, CancellationToken cancellationToken)
    {
        var glance = new Reading();
        var now = default(DateTimeOffset);
        await database.ReadAsync([.. glance.Statements(key), Clock(at => now = at)], cancellationToken).ConfigureAwait(false);
        return decide(glance.At(now, key), now) is { Wait: { } wait, Next: null }
            ? wait
            : await RepeatAsync(() => CountAsync(key, decide, cancellationToken)).ConfigureAwait(false);
    }

    public async ValueTask ForgiveAsync(ThrottleKey key, CancellationToken cancellationToken) =>
        await RepeatAsync(() => ForgetAsync(key, cancellationToken)).ConfigureAwait(false);

    /// <summary>A removal of the account, or a change of its password, may lock the same rows from the other end: then one of the two begins again.</summary>
    static async ValueTask<T> RepeatAsync<T>(Func<ValueTask<T>> attempt)
    {
        for (var number = 1; ; number++)
        {
            try
            {
                return await attempt().ConfigureAwait(false);
            }
            catch (StoreBusyException) when (number < MostAttempts)
            {
                // The engine undid this attempt so that the other could go on.
            }
        }
    }

    async ValueTask<TimeSpan?> CountAsync(ThrottleKey key, Func<ThrottleState, DateTimeOffset, ThrottleDecision> decide, CancellationToken cancellationToken)
    {
        var now = default(DateTimeOffset);
        var transaction = await database.BeginAsync(null, cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            var reading = new Reading();
            await transaction.RunAsync(
                [new(Lock, key.Subject, Strangers, key.Account?.Value, transaction.Now), .. reading.Statements(key), Clock(at => now = at)], cancellationToken).ConfigureAwait(false);
            var decision = decide(reading.At(now, key), now);
            await transaction.CommitAsync(decision.Next is { } next ? Storing(key, next, now) : [], cancellationToken).ConfigureAwait(false);
            return decision.Wait;
        }
    }

    async ValueTask<int> ForgetAsync(ThrottleKey key, CancellationToken cancellationToken)
    {
        var transaction = await database.BeginAsync(null, cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            await transaction.CommitAsync(
                [
                    // In the order in which attempts lock them.
                    new("DELETE FROM sign_in_throttle WHERE subject = $1 AND network = $2", key.Subject, Strangers),
                    new("DELETE FROM sign_in_throttle WHERE subject = $1 AND network = $2", key.Subject, key.Network),
                ],
                cancellationToken).ConfigureAwait(false);
            return 0;
        }
    }

    Statement Clock(Action<DateTimeOffset> read) => new($"SELECT {database.Dialect.Clock}") { Row = row => read(database.Time(row.GetInt64(0))) };

    static Statement[] Storing(ThrottleKey key, ThrottleState next, DateTimeOffset now) =>
    [
        new(Store, key.Subject, Strangers, key.Account?.Value, (long)next.FailuresFromStrangers, (DateTimeOffset?)null, now),
        new(Store, key.Subject, key.Network, key.Account?.Value, (long)next.FailuresHere, next.ClosedUntil, now),
    ];

    sealed class Reading
    {
        (int Failures, DateTimeOffset? ClosedUntil, DateTimeOffset At) here;
        (int Failures, DateTimeOffset At) strangers;
        DateTimeOffset lastUsed;

        public ThrottleState At(DateTimeOffset now, ThrottleKey key)
        {
            var oldest = now - (key.Account is null ? ThrottleLife.OfNobody : ThrottleLife.OfAccount);
            var (failures, closedUntil, _) = here.At > oldest ? here : default;
            return new(failures, closedUntil, lastUsed > now - ThrottleLife.KnownNetwork, strangers.At > oldest ? strangers.Failures : 0);
        }

        public IEnumerable<Statement> Statements(ThrottleKey key)
        {
            yield return new(Counts, key.Subject, key.Network, Strangers) { Row = Take };
            // Asked for nobody as well: known and unknown names take the same statements.
            yield return new(Known, key.Account?.Value ?? Guid.Empty, key.Network) { Row = row => lastUsed = row.Time(0) };
        }

        void Take(DbDataReader row)
        {
            if (row.Bytes(0).Length == 0)
                strangers = (row.GetInt32(1), row.Time(3));
            else
                here = (row.GetInt32(1), row.TimeOrNull(2), row.Time(3));
        }
    }
}
