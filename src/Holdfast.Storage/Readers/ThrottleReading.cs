using System.Data.Common;
using Holdfast.SignIn;
using Holdfast.Storage.Sql;

namespace Holdfast.Storage.Readers;

/// <summary>Reads the counts of a subject, and of the name it was called by where there is one, at one time. Known and unknown names take the same statements.</summary>
sealed class ThrottleReading(IDatabase database, CountedSubject subject, CountedSubject? name = null)
{
    const string Counts = "SELECT network, failures, closed_until FROM sign_in_throttle WHERE subject = $1 AND network IN ($2, $3)";
    const string Known = "SELECT 1 FROM known_networks WHERE account_id = $1 AND network_hash = $2";

    readonly Count bySubject = new();
    readonly Count byName = new();
    bool known;

    /// <summary>The database's clock.</summary>
    public DateTimeOffset Now { get; private set; }

    /// <summary>The counts of the subject.</summary>
    public ThrottleState State => bySubject.StateFor(known);

    /// <summary>The counts of the name; the networks that the account knows are known to it.</summary>
    public ThrottleState StateOfName => byName.StateFor(known);

    public Statement[] Statements =>
    [
        .. name is null ? Array.Empty<Statement>() : [Reading(name, byName)],
        Reading(subject, bySubject),
        // Asked for nobody as well.
        new(Known, subject.Key.Account?.Value ?? Guid.Empty, subject.Key.Network) { Row = _ => known = true },
        new($"SELECT {database.Dialect.Clock}") { Row = row => Now = database.Time(row.GetInt64(0)) },
    ];

    static Statement Reading(CountedSubject of, Count count) =>
        new(Counts, of.Key.Subject, of.Here, of.Strangers) { Row = row => count.Take(row, of) };

    sealed class Count
    {
        int here;
        int strangers;
        DateTimeOffset? closedUntil;

        public ThrottleState StateFor(bool known) => new(here, closedUntil, known, strangers);

        public void Take(DbDataReader row, CountedSubject of)
        {
            if (row.Bytes(0).AsSpan().SequenceEqual(of.Strangers))
            {
                strangers = row.GetInt32(1);
                return;
            }
            here = row.GetInt32(1);
            closedUntil = row.TimeOrNull(2);
        }
    }
}
