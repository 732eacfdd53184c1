using Holdfast.Accounts;
using Holdfast.Factors;
using Holdfast.SignIn;
using Holdfast.Storage.SignIn;
using Holdfast.Storage.Sql;

namespace Holdfast.Storage.Factors;

/// <summary>Reads second factors.</summary>
sealed class FactorReader(IDatabase database) : IFactorReader
{
    const string Totps = $"SELECT {FactorRows.TotpColumns} FROM totp_secrets";

    public async ValueTask<(StoredTotp? Totp, DateTimeOffset Now)> FindTotpAsync(AccountId account, CancellationToken cancellationToken)
    {
        StoredTotp? totp = null;
        var now = default(DateTimeOffset);
        await database.ReadAsync(
            [
                new($"{Totps} WHERE account_id = $1", account.Value) { Row = row => totp = FactorRows.ReadTotp(row) },
                new($"SELECT {database.Dialect.Clock}") { Row = row => now = database.Time(row.GetInt64(0)) },
            ],
            cancellationToken).ConfigureAwait(false);
        return (totp, now);
    }

    public async ValueTask<SignInSettings> SettingsAsync(CancellationToken cancellationToken)
    {
        var settings = SignInSettings.Default;
        await database.ReadAsync([new("SELECT " + SettingsRow.Scalar) { Row = row => settings = SettingsRow.Parse(row.TextOrNull(0)) }], cancellationToken).ConfigureAwait(false);
        return settings;
    }

    public async ValueTask<int> BackupCodesLeftAsync(AccountId account, CancellationToken cancellationToken)
    {
        var left = 0;
        await database.ReadAsync(
            [new("SELECT count(*) FROM backup_codes WHERE account_id = $1", account.Value) { Row = row => left = row.GetInt32(0) }], cancellationToken).ConfigureAwait(false);
        return left;
    }

    public async ValueTask<IReadOnlyList<StoredTotp>> SealedUnderOthersAsync(string keyId, int limit, CancellationToken cancellationToken)
    {
        var found = new List<StoredTotp>();
        await database.ReadAsync(
            [new($"{Totps} WHERE key_id < $1 OR key_id > $1 ORDER BY key_id LIMIT $2", keyId, (long)limit) { Row = row => found.Add(FactorRows.ReadTotp(row)) }],
            cancellationToken).ConfigureAwait(false);
        return found;
    }

    public async ValueTask<IReadOnlySet<string>> KeysInUseAsync(CancellationToken cancellationToken)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        await database.ReadAsync([new("SELECT key_id FROM totp_secrets UNION SELECT sealed_under FROM issuer_keys WHERE sealed_under IS NOT NULL") { Row = row => keys.Add(row.GetString(0)) }], cancellationToken).ConfigureAwait(false);
        return keys;
    }
}
