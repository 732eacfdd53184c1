using Holdfast.Accounts;

namespace Holdfast.Audit;

/// <summary>Which events to read, paged by index: newest first or, with <see cref="Above"/>, oldest first.</summary>
public sealed record AuditQuery
{
    /// <summary>Events by this account or key.</summary>
    public string? ActorId { get; init; }

    /// <summary>Events about this account.</summary>
    public AccountId? Subject { get; init; }

    /// <summary>Events of this kind.</summary>
    public EventKind? Kind { get; init; }

    /// <summary>Events with this outcome.</summary>
    public EventOutcome? Outcome { get; init; }

    /// <summary>Events at or after this time.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Events before this time.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Events below this index; null starts at the newest.</summary>
    public long? Below { get; init; }

    /// <summary>Events above this index, oldest first: for exports. -1 starts at the oldest; null reads newest first.</summary>
    public long? Above { get; init; }

    /// <summary>How many at most, 1–500.</summary>
    public int Limit { get; init; } = 50;
}
