using Holdfast.SignIn;
using Holdfast.Storage.Sql;

namespace Holdfast.Storage.Accounts;

/// <summary>
/// The two rows of a subject: one for the network, and one, without a network, for all networks that the account never signed in from.
/// Where the subject is a name, a zero byte comes before the network, which is 32 bytes long otherwise: such rows belong to an account
/// and still live no longer than those of names that nobody has.
/// </summary>
sealed class CountedSubject(ThrottleKey key)
{
    const string Lock =
        """
        INSERT INTO sign_in_throttle (subject, network, account_id, failures, closed_until, at) VALUES ($1, $2, $3, 0, NULL, $4)
        ON CONFLICT (subject, network) DO UPDATE SET account_id = excluded.account_id
        """;

    const string Store =
        """
        INSERT INTO sign_in_throttle (subject, network, account_id, failures, closed_until, at) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (subject, network) DO UPDATE SET failures = excluded.failures, closed_until = excluded.closed_until, at = excluded.at
        """;

    const string Forget = "DELETE FROM sign_in_throttle WHERE subject = $1 AND network = $2";

    public ThrottleKey Key => key;

    /// <summary>The network of the row for all strangers.</summary>
    public byte[] Strangers { get; } = key.ByName ? [0] : [];

    /// <summary>The network of the other row.</summary>
    public byte[] Here { get; } = key.ByName ? [0, .. key.Network] : key.Network;

    public Statement Locking(DateTimeOffset now) => new(Lock, key.Subject, Strangers, key.Account?.Value, now);

    public Statement[] Storing(ThrottleState next, DateTimeOffset now) =>
    [
        new(Store, key.Subject, Strangers, key.Account?.Value, (long)next.FailuresFromStrangers, (DateTimeOffset?)null, now),
        new(Store, key.Subject, Here, key.Account?.Value, (long)next.FailuresHere, next.ClosedUntil, now),
    ];

    /// <summary>In the order in which attempts lock the rows.</summary>
    public IEnumerable<Statement> Forgetting() => [new(Forget, key.Subject, Strangers), new(Forget, key.Subject, Here)];
}
