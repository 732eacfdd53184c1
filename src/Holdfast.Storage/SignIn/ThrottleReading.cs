using System.Data.Common;
using Holdfast.SignIn;
using Holdfast.Storage.Accounts;
using Holdfast.Storage.Sql;

namespace Holdfast.Storage.SignIn;

/// <summary>
/// Reads the counts of a subject, and of the name it was called by where there is one, at one time. Known and unknown names take the same
/// statements.
/// </summary>
sealed class ThrottleReading(IDatabase database, CountedSubject subject, CountedSubject? name = null)
{
    const string Counts = "SELECT network, failures, closed_until, at FROM sign_in_throttle WHERE subject = $1 AND network IN ($2, $3)";
    const string Known = "SELECT last_used_at FROM known_networks WHERE account_id = $1 AND network_hash = $2";

    readonly Count bySubject = new(subject.Key);
    readonly Count byName = new(name?.Key ?? subject.Key);
    DateTimeOffset lastUsed;

    /// <summary>The database's clock.</summary>
    public DateTimeOffset Now { get; private set; }

    /// <summary>The counts of the subject.</summary>
    public ThrottleState State => bySubject.StateAt(Now, IsKnown);

    /// <summary>The counts of the name; the networks that the account knows are known to it.</summary>
    public ThrottleState StateOfName => byName.StateAt(Now, IsKnown);

    public Statement[] Statements =>
    [
        .. name is null ? Array.Empty<Statement>() : [Reading(name, byName)],
        Reading(subject, bySubject),
        // Asked for nobody as well.
        new(Known, subject.Key.Account?.Value ?? Guid.Empty, subject.Key.Network) { Row = row => lastUsed = row.Time(0) },
        new($"SELECT {database.Dialect.Clock}") { Row = row => Now = database.Time(row.GetInt64(0)) },
    ];

    bool IsKnown => lastUsed > Now - ThrottleLife.KnownNetwork;

    static Statement Reading(CountedSubject of, Count count) =>
        new(Counts, of.Key.Subject, of.Here, of.Strangers) { Row = row => count.Take(row, of) };

    sealed class Count(ThrottleKey of)
    {
        (int Failures, DateTimeOffset? ClosedUntil, DateTimeOffset At) here;
        (int Failures, DateTimeOffset At) strangers;

        public ThrottleState StateAt(DateTimeOffset now, bool known)
        {
            var oldest = now - (of.ByName || of.Account is null ? ThrottleLife.OfName : ThrottleLife.OfAccount);
            var (failures, closedUntil, _) = here.At > oldest ? here : default;
            return new(failures, closedUntil, known, strangers.At > oldest ? strangers.Failures : 0);
        }

        public void Take(DbDataReader row, CountedSubject subject)
        {
            if (row.Bytes(0).AsSpan().SequenceEqual(subject.Strangers))
                strangers = (row.GetInt32(1), row.Time(3));
            else
                here = (row.GetInt32(1), row.TimeOrNull(2), row.Time(3));
        }
    }
}
