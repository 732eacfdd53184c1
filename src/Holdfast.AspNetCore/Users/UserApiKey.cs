using Holdfast.ApiKeys;

namespace Holdfast.AspNetCore.Users;

/// <summary>An API key of an account; its secret is not here.</summary>
/// <param name="Id">Its public id.</param>
/// <param name="Name">What it is for.</param>
/// <param name="Scopes">What it may do, if its owner may.</param>
/// <param name="CreatedAt">When it was minted.</param>
/// <param name="ExpiresAt">When it ends.</param>
/// <param name="RevokedAt">When it was revoked; null while it is not.</param>
/// <param name="LastUsedAt">When it was last used, to the minute.</param>
public sealed record UserApiKey(
    string Id,
    string Name,
    IReadOnlyList<string> Scopes,
    DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt,
    DateTimeOffset? RevokedAt,
    DateTimeOffset? LastUsedAt)
{
    internal static UserApiKey Of(ApiKey key) => new(
        key.Id.Value, key.Name, [.. key.Scopes.Select(scope => scope.Codename).Order(StringComparer.Ordinal)],
        key.CreatedAt, key.ExpiresAt, key.RevokedAt, key.LastUsedAt);
}
