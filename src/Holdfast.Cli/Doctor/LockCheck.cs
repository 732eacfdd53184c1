using Holdfast.Accounts;
using Holdfast.Cli.Running;

namespace Holdfast.Cli.Doctor;

/// <summary>
/// Whether the authority lock can be had, and how fast: a guarded command that changes nothing takes it and gives it back. Then what of
/// it keeps a second transaction out.
/// </summary>
static class LockCheck
{
    static readonly TimeSpan TooLong = TimeSpan.FromSeconds(1);

    public static async Task<Finding> RunAsync(Patient patient, CancellationToken cancellationToken)
    {
        if (patient.Protected.Count == 0)
            return Finding.Warning("lock", "not tried: there is no account to try it on", "holdfast setup-link");
        var started = CommandKernel.Time.GetTimestamp();
        var outcome = await patient.Kernel.Gate.ExecuteAsync(patient.Kernel.Actor, new ChangeAccount(patient.Protected[0].Id), cancellationToken);
        var took = CommandKernel.Time.GetElapsedTime(started);
        if (outcome.Refusal is { } refusal)
            return Finding.Wrong("lock", $"the authority lock could not be had: {refusal.Detail}", "look for a transaction that was left open: pg_stat_activity, or a program that holds the SQLite file");
        var locks = await patient.Kernel.Store.Health.TryLocksAsync(cancellationToken);
        if (locks.Holding.Count == 0)
            return Finding.Wrong("lock", "the store accepts the authority lock and locks nothing", "use PostgreSQL itself, or SQLite: another system that speaks its protocol is not enough");
        if (locks.Open.Count > 0)
            return Finding.Warning("lock", $"{string.Join(" and ", locks.Open)} locks nothing in this store; {string.Join(" and ", locks.Holding)} holds", "use PostgreSQL itself: another system that speaks its protocol has one lock less");
        return took > TooLong
            ? Finding.Warning("lock", $"the authority lock was free only after {took.TotalMilliseconds:F0} ms", "look for long transactions: pg_stat_activity, or a program that holds the SQLite file")
            : Finding.Good("lock", $"the authority lock can be had: {string.Join(" and ", locks.Holding)}");
    }
}
