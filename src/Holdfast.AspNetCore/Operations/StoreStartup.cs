using Holdfast.Factors;
using Holdfast.Gate;
using Microsoft.Extensions.Logging;

namespace Holdfast.AspNetCore.Operations;

/// <summary>Says at start what keeps guarded commands apart in this store, and whether its sign-in settings can be read.</summary>
sealed partial class StoreStartup(IStoreHealth store, IFactorReader factors, ILogger<StoreStartup> log)
{
    /// <exception cref="InvalidOperationException">Nothing keeps two guarded commands apart.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await TryLocksAsync(cancellationToken).ConfigureAwait(false);
        if ((await factors.SettingsAsync(cancellationToken).ConfigureAwait(false)).Fault is { } fault)
            SettingsUnreadable(log, fault);
    }

    async Task TryLocksAsync(CancellationToken cancellationToken)
    {
        try
        {
            var locks = await store.TryLocksAsync(cancellationToken).ConfigureAwait(false);
            if (locks.Holding.Count == 0)
                throw new InvalidOperationException("Holdfast cannot start: the store accepts the authority lock and locks nothing; use PostgreSQL itself, or SQLite.");
            LocksHold(log, string.Join(" and ", locks.Holding));
            if (locks.Open.Count > 0)
                LocksNothing(log, string.Join(" and ", locks.Open));
        }
        catch (Exception failure) when (failure is StoreBusyException or StoreUnavailableException)
        {
            // Every guarded command takes all locks, whatever a trial says.
            LocksUntried(log, failure);
        }
    }

    [LoggerMessage(22, LogLevel.Information, "Guarded commands are kept apart by {Locks}.")]
    static partial void LocksHold(ILogger log, string locks);

    [LoggerMessage(23, LogLevel.Warning, "The store accepts {Locks}, which locks nothing there; the other lock holds.")]
    static partial void LocksNothing(ILogger log, string locks);

    [LoggerMessage(24, LogLevel.Warning, "The authority lock could not be tried at start; every guarded command takes it all the same. `holdfast doctor` tries it again.")]
    static partial void LocksUntried(ILogger log, Exception cause);

    [LoggerMessage(25, LogLevel.Critical, "The stored sign-in settings cannot be read: {Fault}. Write them again: holdfast settings set --role developer --factors … --reason …")]
    static partial void SettingsUnreadable(ILogger log, string fault);
}
