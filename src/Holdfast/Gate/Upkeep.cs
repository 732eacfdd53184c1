using Holdfast.Accounts;
using Holdfast.Audit;
using Holdfast.Refusals;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Holdfast.Gate;

/// <summary>
/// Carries out in the background what time decides. Every 5 seconds: expiries and ends of timed locks. Every 20 seconds: counts of folded
/// refusals, and tidying. A failure waits for the next round.
/// </summary>
public sealed class Upkeep(AuthorityGate gate, IAccountReader accounts, IStoreTidying tidying, TimeProvider time, ILogger<Upkeep> log) : BackgroundService
{
    /// <summary>How many rows of a kind are tidied in a round.</summary>
    const int Portion = 500;

    /// <summary>How many accounts are looked up at once.</summary>
    const int Page = 5_000;

    /// <summary>For how many accounts one transaction carries out what is due. Other commands wait as long as that takes.</summary>
    const int Batch = 250;

    /// <summary>One round in so many tidies too.</summary>
    const int TidyingRound = 4;

    static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Between two batches. SQLite lets writers of other processes look for the lock again every 25 ms at first: without a pause they would
    /// hardly ever find it free.
    /// </summary>
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);

    /// <summary>Does a whole round now.</summary>
    public async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        await CarryOutDueAsync(cancellationToken).ConfigureAwait(false);
        await gate.WriteFoldedAsync(cancellationToken).ConfigureAwait(false);
        await tidying.TidyAsync(Portion, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        using var stopping = stoppingToken.Register(timer.Dispose);
        var round = 0;
        do
        {
            try
            {
                await (round % TidyingRound == 0 ? RunOnceAsync(stoppingToken) : CarryOutDueAsync(stoppingToken)).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure) when (failure is StoreBusyException or StoreUnavailableException)
            {
                GateLog.UpkeepFailed(log, failure);
            }
            round++;
        }
        while (await timer.WaitForNextTickAsync(CancellationToken.None).ConfigureAwait(false));
    }

    /// <summary>Goes on while it finds as many accounts as it looks up at once, without waiting for the next round.</summary>
    async Task CarryOutDueAsync(CancellationToken cancellationToken)
    {
        var actor = new Actor.System(new Origin(CorrelationId.New(time.GetUtcNow())));
        IReadOnlyList<AccountId> due;
        do
            due = await accounts.DueAsync(Page, cancellationToken).ConfigureAwait(false);
        while (await CarryOutAsync(actor, due, cancellationToken).ConfigureAwait(false) && due.Count == Page);
    }

    /// <summary>Batch after batch; commands of others come in between. Answers whether it makes sense to go on.</summary>
    async Task<bool> CarryOutAsync(Actor actor, IReadOnlyList<AccountId> due, CancellationToken cancellationToken)
    {
        var carriedOut = 0;
        foreach (var some in due.Chunk(Batch))
        {
            if (carriedOut > 0)
                await Task.Delay(Pause, time, cancellationToken).ConfigureAwait(false);
            var outcome = await gate.ExecuteAsync(actor, new CarryOutDue(some), cancellationToken).ConfigureAwait(false);
            if (outcome.IsDone(out var receipt))
                carriedOut += receipt.CarriedOut;
            else
                GateLog.DueRefused(log, some.Length, some[0], outcome.Refusal!.Code.Name);
            if (outcome.Refusal?.Code == RefusalCode.StoreUnavailable)
                return false;
        }
        return carriedOut > 0;
    }
}
