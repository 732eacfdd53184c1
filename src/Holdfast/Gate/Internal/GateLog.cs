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
}
