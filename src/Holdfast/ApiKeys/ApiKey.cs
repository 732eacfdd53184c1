using Holdfast.Accounts;
using Holdfast.Custody;
using Holdfast.Groups;

namespace Holdfast.ApiKeys;

/// <summary>An API key as the store knows it; its secret is not here.</summary>
public sealed record ApiKey
{
    /// <summary>Its public id.</summary>
    public required ApiKeyId Id { get; init; }

    /// <summary>Whose authority it carries.</summary>
    public required AccountId OwnerId { get; init; }

    /// <summary>The owner's name as it is now.</summary>
    public string? OwnerLabel { get; init; }

    /// <summary>What it is for, 1–64 characters.</summary>
    public required string Name { get; init; }

    /// <summary>What it may do, if its owner may.</summary>
    public required IReadOnlySet<Permission> Scopes { get; init; }

    /// <summary>When it was minted.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it ends; at most 366 days after it was minted.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The secret that is used, or the newest one.</summary>
    public MintedSecret Secret { get; init; } = MintedSecret.None;

    /// <summary>When it was revoked, by whatever cause; null while it is not.</summary>
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>When it was last used, to the minute.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }

    /// <summary>
    /// Whether it works at <paramref name="now"/>, if its owner is live. A secret works no longer than its minter was to last when it was
    /// minted.
    /// </summary>
    public bool IsLive(DateTimeOffset now) => RevokedAt is null && ExpiresAt > now
        && (Secret.EndsAt is null || Secret.EndsAt > now) && (Secret.Ceiling.EndsAt is null || Secret.Ceiling.EndsAt > now);

    /// <summary>Whether it acts with all that its account and its ceiling allow.</summary>
    public bool IsForEverything => Scopes.Contains(Permission.Everything);
}
