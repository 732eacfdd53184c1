using Holdfast.Accounts;

namespace Holdfast.ApiKeys;

/// <summary>Reads API keys, outside any lock.</summary>
public interface IApiKeyReader
{
    /// <summary>Keys by id, after <paramref name="after"/>; only those of <paramref name="owner"/> when given.</summary>
    ValueTask<IReadOnlyList<ApiKey>> ListAsync(AccountId? owner, ApiKeyId? after, int limit, CancellationToken cancellationToken);

    /// <summary>The key, or null.</summary>
    ValueTask<ApiKey?> FindAsync(ApiKeyId id, CancellationToken cancellationToken);
}
