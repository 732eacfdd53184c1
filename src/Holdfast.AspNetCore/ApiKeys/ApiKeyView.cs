using Holdfast.ApiKeys;
using Holdfast.Custody;
using Holdfast.Roles;

namespace Holdfast.AspNetCore.ApiKeys;

/// <summary>An API key without its secret.</summary>
/// <param name="Id">Its public id: the eight characters after <c>hfk_</c>.</param>
/// <param name="Name">What it is for.</param>
/// <param name="OwnerId">Whose authority it carries.</param>
/// <param name="Owner">The owner's username.</param>
/// <param name="Scopes">What it may do, if its owner may.</param>
/// <param name="CreatedAt">When it was minted.</param>
/// <param name="ExpiresAt">When it ends.</param>
/// <param name="RevokedAt">When it was revoked; null while it is not.</param>
/// <param name="LastUsedAt">When it was last used, to the minute.</param>
public sealed record ApiKeyView(
    string Id,
    string Name,
    Guid OwnerId,
    string? Owner,
    IReadOnlyList<string> Scopes,
    DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt,
    DateTimeOffset? RevokedAt,
    DateTimeOffset? LastUsedAt)
{
    /// <summary>The account that minted the newest secret; null for the operator and for keys from before this was recorded.</summary>
    public Guid? MintedById { get; init; }

    /// <summary>Its username.</summary>
    public string? MintedBy { get; init; }

    /// <summary>The authority of the minter as it was then; the key never has more.</summary>
    public CeilingView? Ceiling { get; init; }

    /// <summary><c>live</c>, <c>expired</c> or <c>revoked</c>.</summary>
    public string State { get; init; } = "live";

    /// <summary>The most that a key can do.</summary>
    /// <param name="Role">The role of its minter.</param>
    /// <param name="Everything">Whether the minter held every permission.</param>
    /// <param name="Permissions">Else the permissions that the minter held.</param>
    /// <param name="EndsAt">When the minter's account ends; null means never.</param>
    public sealed record CeilingView(string Role, bool Everything, IReadOnlyList<string> Permissions, DateTimeOffset? EndsAt);

    internal static ApiKeyView Of(ApiKey key) => new(
        key.Id.Value, key.Name, key.OwnerId.Value, key.OwnerLabel, ScopesOf(key), key.CreatedAt, key.ExpiresAt, key.RevokedAt, key.LastUsedAt)
    {
        MintedById = key.Secret.MintedBy?.Value,
        MintedBy = key.Secret.MintedByLabel,
        Ceiling = CeilingOf(key.Secret.Ceiling),
    };

    /// <summary>The key as it is at a time.</summary>
    internal static ApiKeyView Of(ApiKey key, DateTimeOffset now) => Of(key) with
    {
        State = key.RevokedAt is not null ? "revoked" : key.IsLive(now) ? "live" : "expired",
    };

    static CeilingView? CeilingOf(Authority ceiling) => ceiling.Rank == default
        ? null
        : new(ceiling.Rank.Name, ceiling.IsEverything, [.. ceiling.Permissions.Select(permission => permission.Codename).Order(StringComparer.Ordinal)], ceiling.EndsAt);

    internal static IReadOnlyList<string> ScopesOf(ApiKey key) => [.. key.Scopes.Select(scope => scope.Codename).Order(StringComparer.Ordinal)];
}
