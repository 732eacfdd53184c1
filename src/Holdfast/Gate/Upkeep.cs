using Holdfast.Accounts;
using Holdfast.Audit;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Holdfast.Gate;

/// <summary>Carries out in the background what time decides: expiries, ends of timed locks, counts of folded refusals, tidying. Every 20 seconds; a failure waits for the next round.</summary>
public sealed class Upkeep(AuthorityGate gate, IAccountReader accounts, IStoreTidying tidying, TimeProvider time, ILogger<Upkeep> log) : BackgroundService
{
    const int Portion = 500;

    static readonly TimeSpan Interval = TimeSpan.FromSeconds(20);

    /// <summary>Does one round now.</summary>
    public async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        var actor = new Actor.System(new Origin(CorrelationId.New(time.GetUtcNow())));
        foreach (var account in await accounts.DueAsync(Portion, cancellationToken).ConfigureAwait(false))
        {
            var outcome = await gate.ExecuteAsync(actor, new CarryOutDue(account), cancellationToken).ConfigureAwait(false);
            if (outcome.Refusal is { } refusal)
                GateLog.DueRefused(log, account, refusal.Code.Name);
        }
        await gate.WriteFoldedAsync(cancellationToken).ConfigureAwait(false);
        await tidying.TidyAsync(Portion, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        using var stopping = stoppingToken.Register(timer.Dispose);
        do
        {
            try
            {
                await RunOnceAsync(stoppingToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure) when (failure is StoreBusyException or StoreUnavailableException)
            {
                GateLog.UpkeepFailed(log, failure);
            }
        }
        while (await timer.WaitForNextTickAsync(CancellationToken.None).ConfigureAwait(false));
    }
}
