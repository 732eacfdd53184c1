using Holdfast.Audit;
using Holdfast.Refusals;

namespace Holdfast.Gate;

/// <summary>An attempt that was refused before it became a command, for the record.</summary>
/// <param name="Kind">The kind of its event.</param>
/// <param name="Refusal">The refusal that was told.</param>
public sealed record RefusedAttempt(EventKind Kind, Refusal Refusal)
{
    /// <summary>Whom it concerned.</summary>
    public EventSubject? Subject { get; init; }

    /// <summary>Finds whom it concerned, when the attempt becomes an event of its own and not one more in a count.</summary>
    public Func<CancellationToken, ValueTask<EventSubject?>>? FindSubject { get; init; }

    /// <summary>Why, as the actor said.</summary>
    public string? Reason { get; init; }

    /// <summary>The typed extra.</summary>
    public EventDetail? Detail { get; init; }
}
