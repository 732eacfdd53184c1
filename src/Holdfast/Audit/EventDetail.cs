namespace Holdfast.Audit;

/// <summary>The typed extra of an event. Each kind has its own record with an allow-listed set of members; none is ever a request body.</summary>
public abstract record EventDetail
{
    private protected EventDetail()
    {
    }

    /// <summary>What ended together with a change of an account.</summary>
    public sealed record Consequences(int SessionsEnded, int ApiKeysRevoked, int TokensCancelled) : EventDetail;

    /// <summary>A new account.</summary>
    public sealed record NewAccount(string Kind, string Role, DateTimeOffset? ExpiresAt) : EventDetail;

    /// <summary>A removal.</summary>
    public sealed record Removal(string Disposition, bool BySelf, int SessionsEnded, int ApiKeysRevoked, int TokensCancelled) : EventDetail;

    /// <summary>A one-time link.</summary>
    public sealed record Link(string TokenId, string Purpose, DateTimeOffset ExpiresAt) : EventDetail;

    /// <summary>A session that began or was renewed.</summary>
    public sealed record SessionBegun(string SessionId, string Transport, DateTimeOffset ExpiresAt) : EventDetail;

    /// <summary>An API key.</summary>
    public sealed record Key(string KeyId, IReadOnlyList<string> Scopes, DateTimeOffset ExpiresAt) : EventDetail;

    /// <summary>A group.</summary>
    public sealed record GroupState(string Name, int? RankLabel, IReadOnlyList<string> Added, IReadOnlyList<string> Removed) : EventDetail;

    /// <summary>A permission.</summary>
    public sealed record Grant(string Permission) : EventDetail;

    /// <summary>A reading of the log.</summary>
    public sealed record Reading(string Filter, string Form) : EventDetail;

    /// <summary>The command that was refused.</summary>
    public sealed record RefusedCommand(string Command) : EventDetail;

    /// <summary>Refusals counted together.</summary>
    public sealed record Fold(string Command, string Code, int Count) : EventDetail;
}
