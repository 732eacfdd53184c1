using Holdfast.ApiKeys;

namespace Holdfast.AspNetCore.ApiKeys;

/// <summary>A key that was just minted; the only answer that ever holds its secret.</summary>
/// <param name="Id">Its public id.</param>
/// <param name="Name">What it is for.</param>
/// <param name="OwnerId">Whose authority it carries.</param>
/// <param name="Scopes">What it may do, if its owner may.</param>
/// <param name="CreatedAt">When it was minted.</param>
/// <param name="ExpiresAt">When it ends.</param>
/// <param name="Key">
/// The whole key, shown this once; <c>already shown</c> in the answer to a repetition under the same <c>Idempotency-Key</c>.
/// </param>
public sealed record NewApiKeyView(string Id, string Name, Guid OwnerId, IReadOnlyList<string> Scopes, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, string Key)
{
    internal static NewApiKeyView Of(ApiKey key, string secret) =>
        new(key.Id.Value, key.Name, key.OwnerId.Value, ApiKeyView.ScopesOf(key), key.CreatedAt, key.ExpiresAt, secret);
}
