using System.Data.Common;
using Holdfast.Gate;
using Holdfast.SignIn;
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

    const string Counts = "SELECT network, failures, closed_until FROM sign_in_throttle WHERE subject = $1 AND network IN ($2, $3)";

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
        return decide(glance.State, now) is { Wait: { } wait, Next: null }
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
            var decision = decide(reading.State, now);
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
        int here;
        int strangers;
        DateTimeOffset? closedUntil;
        bool known;

        public ThrottleState State => new(here, closedUntil, known, strangers);

        public IEnumerable<Statement> Statements(ThrottleKey key)
        {
            yield return new(Counts, key.Subject, key.Network, Strangers) { Row = Take };
            // Asked for nobody as well: known and unknown names take the same statements.
            yield return new("SELECT 1 FROM known_networks WHERE account_id = $1 AND network_hash = $2", key.Account?.Value ?? Guid.Empty, key.Network) { Row = _ => known = true };
        }

        void Take(DbDataReader row)
        {
            if (row.Bytes(0).Length == 0)
            {
                strangers = row.GetInt32(1);
                return;
            }
            here = row.GetInt32(1);
            closedUntil = row.TimeOrNull(2);
        }
    }
}
