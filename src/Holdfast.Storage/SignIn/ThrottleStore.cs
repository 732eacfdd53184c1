using System.Data.Common;
using Holdfast.Gate;
using Holdfast.SignIn;
using Holdfast.Storage.Accounts;
using Holdfast.Storage.Sql;

namespace Holdfast.Storage.SignIn;

/// <summary>
/// Counts attempts. The subject's row for all strangers is locked first, so attempts on one subject go one after the other; of two
/// subjects the account comes first. A caller who must wait anyway learns so from a plain read: a flood of attempts writes nothing.
/// </summary>
sealed class ThrottleStore(IDatabase database) : IThrottleStore
{
    const int MostAttempts = 5;

    public async ValueTask<TimeSpan?> ReserveAsync(
        ThrottleKey key, Func<ThrottleState, DateTimeOffset, ThrottleDecision> decide, CancellationToken cancellationToken)
    {
        var glance = new ThrottleReading(database, new(key));
        await database.ReadAsync(glance.Statements, cancellationToken).ConfigureAwait(false);
        return decide(glance.State, glance.Now) is { Wait: { } wait, Next: null }
            ? wait
            : await RepeatAsync(() => CountAsync(key, decide, cancellationToken)).ConfigureAwait(false);
    }

    public async ValueTask<AttemptDecision> ReserveAsync(
        AttemptKeys keys, Func<ThrottleState, DateTimeOffset, ThrottleDecision> decide, CancellationToken cancellationToken)
    {
        var glance = new ThrottleReading(database, new(keys.Account), new(keys.Name));
        await database.ReadAsync(glance.Statements, cancellationToken).ConfigureAwait(false);
        return decide(glance.StateOfName, glance.Now) is { Wait: { } wait, Next: null }
            ? new(wait, false)
            : await RepeatAsync(() => CountAsync(keys, decide, cancellationToken)).ConfigureAwait(false);
    }

    public async ValueTask ForgiveAsync(IReadOnlyList<ThrottleKey> keys, CancellationToken cancellationToken) =>
        await RepeatAsync(() => ForgetAsync(keys, cancellationToken)).ConfigureAwait(false);

    /// <summary>
    /// A removal of the account, or a change of its password, may lock the same rows from the other end: then one of the two begins
    /// again.
    /// </summary>
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
        var transaction = await database.BeginAsync(null, cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            var subject = new CountedSubject(key);
            var reading = new ThrottleReading(database, subject);
            await transaction.RunAsync([subject.Locking(transaction.Now), .. reading.Statements], cancellationToken).ConfigureAwait(false);
            var decision = decide(reading.State, reading.Now);
            await transaction.CommitAsync(decision.Next is { } next ? subject.Storing(next, reading.Now) : [], cancellationToken).ConfigureAwait(false);
            return decision.Wait;
        }
    }

    /// <summary>A count of the account that is closed is stored as it is, so that the statements do not tell it from an open one.</summary>
    async ValueTask<AttemptDecision> CountAsync(AttemptKeys keys, Func<ThrottleState, DateTimeOffset, ThrottleDecision> decide, CancellationToken cancellationToken)
    {
        var transaction = await database.BeginAsync(null, cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            var (account, name) = (new CountedSubject(keys.Account), new CountedSubject(keys.Name));
            var reading = new ThrottleReading(database, account, name);
            await transaction.RunAsync([account.Locking(transaction.Now), name.Locking(transaction.Now), .. reading.Statements], cancellationToken).ConfigureAwait(false);
            var (shown, joint) = (decide(reading.StateOfName, reading.Now), decide(reading.State, reading.Now));
            await transaction.CommitAsync(
                shown.Next is { } next ? [.. account.Storing(joint.Next ?? reading.State, reading.Now), .. name.Storing(next, reading.Now)] : [],
                cancellationToken).ConfigureAwait(false);
            return new(shown.Wait, shown.Wait is null && joint.Wait is not null);
        }
    }

    async ValueTask<int> ForgetAsync(IReadOnlyList<ThrottleKey> keys, CancellationToken cancellationToken)
    {
        var transaction = await database.BeginAsync(null, cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            await transaction.CommitAsync([.. keys.SelectMany(key => new CountedSubject(key).Forgetting())], cancellationToken).ConfigureAwait(false);
            return 0;
        }
    }
}
