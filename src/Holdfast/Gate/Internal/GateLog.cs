using Microsoft.Extensions.Logging;

namespace Holdfast.Gate;

/// <summary>What the gate tells operators. Never a secret, never a request body.</summary>
static partial class GateLog
{
    [LoggerMessage(1, LogLevel.Debug, "The store asked to repeat a transaction (attempt {Attempt}).")]
    public static partial void Repeating(ILogger log, int attempt, Exception cause);

    [LoggerMessage(2, LogLevel.Error, "The store failed; waiting commands were answered store_unavailable.")]
    public static partial void StoreFailed(ILogger log, Exception cause);

    [LoggerMessage(3, LogLevel.Critical, "A command failed unexpectedly; nothing was changed.")]
    public static partial void Failed(ILogger log, Exception cause);

    [LoggerMessage(4, LogLevel.Warning, "Counts of folded refusals could not be written.")]
    public static partial void FoldedRefusalsLost(ILogger log, Exception cause);

    [LoggerMessage(5, LogLevel.Error, "What is due for {Count} accounts (first: {Account}) was refused: {Code}. It is tried again.")]
    public static partial void DueRefused(ILogger log, int count, Accounts.AccountId account, string code);

    [LoggerMessage(7, LogLevel.Warning, "Personal data of a purged member could not be erased at once; it is erased in the background.")]
    public static partial void ErasureDelayed(ILogger log, Exception cause);

    [LoggerMessage(8, LogLevel.Warning, "A status list is full; list {List} was opened for the members that follow.")]
    public static partial void StatusListOpened(ILogger log, string list);

    [LoggerMessage(9, LogLevel.Error, "The store did not confirm a commit; its commands were answered outcome_unknown.")]
    public static partial void OutcomeUnknown(ILogger log, Exception cause);

    [LoggerMessage(10, LogLevel.Critical, "The stored sign-in settings cannot be read: {Fault}. Write them again: holdfast settings set --role developer --factors … --reason …")]
    public static partial void SettingsUnreadable(ILogger log, string fault);

    [LoggerMessage(6, LogLevel.Warning, "A round of upkeep failed; the next one tries again.")]
    public static partial void UpkeepFailed(ILogger log, Exception cause);
}
