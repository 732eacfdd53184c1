using Holdfast.Audit;

namespace Holdfast.Gate;

/// <summary>Where a command came from, for the record. Nothing here grants anything.</summary>
/// <param name="CorrelationId">Ties together what one request or one command line did.</param>
/// <param name="Ip">The client's address, where there is one.</param>
/// <param name="UserAgent">The client's user agent, at most 256 characters.</param>
public sealed record Origin(CorrelationId CorrelationId, string? Ip = null, string? UserAgent = null)
{
    /// <summary>Asks that a repetition of the command answer the first result; see <see cref="IdempotencyClaim"/>.</summary>
    public IdempotencyClaim? Idempotency { get; init; }
}
