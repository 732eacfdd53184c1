using System.Threading.Channels;
using Holdfast.Audit;
using Holdfast.Refusals;
using Microsoft.Extensions.Logging;

namespace Holdfast.Gate;

/// <summary>
/// Runs commands that share one lock and one commit, and repeats the whole when the engine asks for it. What the rules allow the database
/// nearly always accepts, so savepoints are set only once it has rejected something: then the whole is repeated, each command behind its
/// own.
/// </summary>
sealed class CommandBatch(IAuthorityStore store, Judgement judgement, TimeProvider time, ILogger log)
{
    const int LargestBatch = 64;
    const int MostAttempts = 6;

    static readonly TimeSpan LongestBatch = TimeSpan.FromMilliseconds(50);

    /// <summary>Takes what waits in the queue, for at most 50 ms, and carries it out.</summary>
    public async Task RunAsync(ChannelReader<PendingCommand> queue)
    {
        var taken = new List<PendingCommand>();
        await RepeatAsync(taken, TransactionLock.Authority, queue).ConfigureAwait(false);
    }

    /// <summary>Carries out one command under its own lock.</summary>
    public Task RunAloneAsync(PendingCommand pending) => RepeatAsync([pending], pending.Command.Lock, null);

    async Task RepeatAsync(List<PendingCommand> taken, TransactionLock hold, ChannelReader<PendingCommand>? queue)
    {
        var savepoints = false;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await RunOnceAsync(taken, hold, queue, savepoints).ConfigureAwait(false);
                return;
            }
            catch (EffectRejectedException) when (!savepoints)
            {
                savepoints = true;
            }
            catch (StoreBusyException busy) when (attempt < MostAttempts)
            {
                GateLog.Repeating(log, attempt, busy);
                await Task.Delay(TimeSpan.FromMilliseconds(2 << attempt), time).ConfigureAwait(false);
            }
            // Only a commit says so, and by then every command that was taken has been judged.
            catch (OutcomeUnknownException unknown) when (taken.Count > 0)
            {
                GateLog.OutcomeUnknown(log, unknown);
                taken.ForEach(static pending => pending.Answer(Refusal.OutcomeUnknown()));
                return;
            }
            // What the database rejects of a command is handled behind its savepoint; here it rejected the events or the commit.
            catch (Exception failure) when (failure is StoreBusyException or StoreUnavailableException or EffectRejectedException)
            {
                GateLog.StoreFailed(log, failure);
                TakeWaiting(taken, queue);
                taken.ForEach(static pending => pending.Answer(Refusal.StoreUnavailable()));
                return;
            }
            catch (Exception failure)
            {
                GateLog.Failed(log, failure);
                taken.ForEach(pending => pending.Fail(failure));
                return;
            }
        }
    }

    async Task RunOnceAsync(List<PendingCommand> taken, TransactionLock hold, ChannelReader<PendingCommand>? queue, bool savepoints)
    {
        taken.RemoveAll(static pending => pending.WasGivenUp());
        var started = time.GetTimestamp();
        var expected = NextWave(0);
        await using var transaction = await store.BeginAsync(hold, expected.Inquiries, CancellationToken.None).ConfigureAwait(false);
        started = time.GetTimestamp();
        var answers = new List<(PendingCommand Pending, Outcome<Receipt>? Outcome)>();
        var events = new List<AuditEvent>();
        var givenUp = taken.RemoveAll(static pending => pending.WasGivenUp());
        var wave = NextWave(0);
        // What was read with the lock is used when nobody came or went while the lock was waited for.
        if (givenUp == 0 && wave.Count == expected.Count)
            wave = expected;
        while (wave.Count > 0)
        {
            var next = NextWave(answers.Count + wave.Count);
            var carried = await judgement.CarryOutAsync(transaction, wave, next, savepoints).ConfigureAwait(false);
            if (carried.Answers.Count < wave.Count || next.Count == 0)
                next = NextWave(answers.Count + carried.Answers.Count);
            events.AddRange(carried.Due);
            foreach (var (outcome, written) in carried.Answers)
            {
                answers.Add((taken[answers.Count], outcome));
                events.AddRange(written);
            }
            wave = next;
        }
        if (events.Count > 0)
            await transaction.CommitAsync(events, CancellationToken.None).ConfigureAwait(false);
        foreach (var opening in events.Where(static entry => entry.Kind == EventKind.StatusListOpened))
            GateLog.StatusListOpened(log, opening.Target!.Id);
        HoldfastTelemetry.BatchSize.Record(answers.Count);
        answers.ForEach(static answer => answer.Pending.Answer(answer.Outcome));

        Wave NextWave(int from)
        {
            if (queue is not null && time.GetElapsedTime(started) < LongestBatch)
                Take(taken, queue, LargestBatch);
            return Wave.Of(taken[from..], alone: savepoints);
        }
    }

    static void Take(List<PendingCommand> taken, ChannelReader<PendingCommand> queue, int most)
    {
        while (taken.Count < most && queue.TryRead(out var next))
        {
            if (!next.WasGivenUp())
                taken.Add(next);
        }
    }

    /// <summary>When the store is down, whoever waits is told so too, instead of waiting for a time-out each.</summary>
    static void TakeWaiting(List<PendingCommand> taken, ChannelReader<PendingCommand>? queue)
    {
        if (queue is not null)
            Take(taken, queue, int.MaxValue);
    }
}
