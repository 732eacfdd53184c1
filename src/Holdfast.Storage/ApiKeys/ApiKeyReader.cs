using Holdfast.Accounts;
using Holdfast.ApiKeys;
using Holdfast.Storage.Sql;

namespace Holdfast.Storage.ApiKeys;

/// <summary>Reads API keys.</summary>
sealed class ApiKeyReader(IDatabase database) : IApiKeyReader
{
    public async ValueTask<IReadOnlyList<ApiKey>> ListAsync(AccountId? owner, ApiKeyId? after, int limit, CancellationToken cancellationToken)
    {
        var keys = new List<ApiKey>();
        // No id is before the empty text, so the first page needs no statement of its own.
        var text = owner is null
            ? ApiKeyRow.WithNewest + " WHERE k.id > $1 ORDER BY k.id LIMIT $2"
            : ApiKeyRow.WithNewest + " WHERE k.id > $1 AND k.owner_id = $3 ORDER BY k.id LIMIT $2";
        SqlValue[] values = owner is { } one ? [after?.Value ?? "", (long)limit, one.Value] : [after?.Value ?? "", (long)limit];
        await database.ReadAsync([new(text, values) { Row = row => keys.Add(ApiKeyRow.Read(row)) }], cancellationToken).ConfigureAwait(false);
        return keys;
    }

    public async ValueTask<ApiKey?> FindAsync(ApiKeyId id, CancellationToken cancellationToken)
    {
        ApiKey? found = null;
        await database.ReadAsync([new(ApiKeyRow.WithNewest + " WHERE k.id = $1", id.Value) { Row = row => found = ApiKeyRow.Read(row) }], cancellationToken).ConfigureAwait(false);
        return found;
    }
}
