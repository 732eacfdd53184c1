using System.Text.Json.Serialization;

namespace Holdfast.Audit;

/// <summary>
/// The typed extra of an event. Each kind has its own record with an allow-listed set of members; none is ever a request body.
/// </summary>
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

    /// <summary>A version of a policy.</summary>
    public sealed record PolicyChosen(string Purpose, int Version, string Sha256) : EventDetail;

    /// <summary>A bit of a status list, and what it is now.</summary>
    public sealed record StatusFlip(string Purpose, int Index, bool Revoked) : EventDetail;

    /// <summary>A new status list: how many entries it has, and how many members it takes.</summary>
    public sealed record StatusListOpening(string Purpose, int Size, int Assignable) : EventDetail;

    /// <summary>The issuer key that signs from now on, and the one that did.</summary>
    public sealed record IssuerKeyRotation(string KeyId, string? PreviousKeyId) : EventDetail;

    /// <summary>A one-time link.</summary>
    public sealed record Link(string TokenId, string Purpose, DateTimeOffset ExpiresAt) : EventDetail;

    /// <summary>A one-time link that will be made when it is mailed to a personal address.</summary>
    public sealed record MailedLink(string Purpose) : EventDetail
    {
        /// <summary>How it gets to its holder.</summary>
        public string Deliver => "mail";
    }

    /// <summary>An invitation; never its secret.</summary>
    public sealed record Invited(string InvitationId, string Role, IReadOnlyList<string> GroupIds, DateTimeOffset ExpiresAt, DateTimeOffset? AccountExpiresAt) : EventDetail;

    /// <summary>An emergency operation; members that do not belong to the operation are left out.</summary>
    public sealed record Emergency(string Operation, string Operator, string Host) : EventDetail
    {
        /// <summary>Who called sudo, as sudo said; a claim, unlike the operator, which the system knows.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? SudoUser { get; init; }

        /// <summary>How many sessions ended.</summary>
        public int SessionsEnded { get; init; }

        /// <summary>The role before.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? PreviousRole { get; init; }

        /// <summary>The role after.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? NewRole { get; init; }

        /// <summary>The id of the link's token; never its secret.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? TokenId { get; init; }

        /// <summary>When the link ends.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public DateTimeOffset? TokenExpiresAt { get; init; }

        /// <summary>How many backup codes were deleted.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public int? BackupCodesDeleted { get; init; }
    }

    /// <summary>A session that began or was renewed.</summary>
    public sealed record SessionBegun(string SessionId, string Transport, DateTimeOffset ExpiresAt) : EventDetail;

    /// <summary>A second factor.</summary>
    public sealed record Factor(string Kind, string? SessionId) : EventDetail;

    /// <summary>Secrets sealed under a new key.</summary>
    public sealed record KeyRotation(string KeyId, int Secrets) : EventDetail;

    /// <summary>An API key.</summary>
    public sealed record Key(string KeyId, IReadOnlyList<string> Scopes, DateTimeOffset ExpiresAt) : EventDetail;

    /// <summary>A group.</summary>
    public sealed record GroupState(string Name, int? RankLabel, IReadOnlyList<string> Added, IReadOnlyList<string> Removed) : EventDetail;

    /// <summary>A permission.</summary>
    public sealed record Grant(string Permission) : EventDetail;

    /// <summary>What the migration to custody ended, and how many secrets of keys got a ceiling and addresses count as confirmed.</summary>
    public sealed record CustodyAdoption(int LinksEnded, int InvitationsEnded, int KeysEnded, int Ceilings, int AddressesConfirmed) : EventDetail;

    /// <summary>A reading of the log.</summary>
    public sealed record Reading(string Filter, string Form) : EventDetail;

    /// <summary>The command that was refused.</summary>
    public sealed record RefusedCommand(string Command) : EventDetail;

    /// <summary>Refusals counted together.</summary>
    public sealed record Fold(string Command, string Code, int Count) : EventDetail;
}
