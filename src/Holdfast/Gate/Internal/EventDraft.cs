using Holdfast.Accounts;
using Holdfast.Audit;
using Holdfast.Members;

namespace Holdfast.Gate;

/// <summary>An event without what the gate adds: id, time, actor, origin and counts.</summary>
sealed record EventDraft(EventKind Kind)
{
    public EventSubject? Subject { get; init; }

    public EventTarget? Target { get; init; }

    public string? Reason { get; init; }

    public IReadOnlyList<FieldChange> Changes { get; init; } = [];

    /// <summary>The account that acted although the request came from nobody yet: it has just proved itself.</summary>
    public Account? ProvenActor { get; init; }

    /// <summary>What the policy said, where one was asked.</summary>
    public RemovalRuling? Ruling { get; init; }

    /// <summary>The person whose parts of the event are erased from the start.</summary>
    public AccountId? Erased { get; init; }

    /// <summary>The typed extra, made from what the effects ended.</summary>
    public Func<AppliedCounts, EventDetail?> Detail { get; init; } = static _ => null;
}
