using Holdfast.ApiKeys;

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
    internal static ApiKeyView Of(ApiKey key) => new(
        key.Id.Value, key.Name, key.OwnerId.Value, key.OwnerLabel, ScopesOf(key), key.CreatedAt, key.ExpiresAt, key.RevokedAt, key.LastUsedAt);

    internal static IReadOnlyList<string> ScopesOf(ApiKey key) => [.. key.Scopes.Select(scope => scope.Codename).Order(StringComparer.Ordinal)];
}
