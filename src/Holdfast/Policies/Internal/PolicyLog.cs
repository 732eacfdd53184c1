using Microsoft.Extensions.Logging;

namespace Holdfast.Policies;

/// <summary>What policies tell operators.</summary>
static partial class PolicyLog
{
    [LoggerMessage(40, LogLevel.Error, "The removal policy {Sha256} could not be asked ({Fault}): {Cause} Removals of others are denied.")]
    public static partial void Fault(ILogger log, string sha256, string fault, string cause);

    [LoggerMessage(41, LogLevel.Warning, "The removal policy {Sha256} named the unknown disposition {Value}; a tombstone was kept.")]
    public static partial void UnknownDisposition(ILogger log, string sha256, string value);
}
