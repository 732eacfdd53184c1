using System.Data.Common;
using Holdfast.Accounts;
using Holdfast.ApiKeys;
using Holdfast.Groups;
using Holdfast.Roles;
using Holdfast.Sessions;
using Holdfast.SignIn;
using Holdfast.Storage.Accounts;
using Holdfast.Storage.ApiKeys;
using Holdfast.Storage.Groups;
using Holdfast.Storage.SignIn;
using Holdfast.Storage.Sql;

namespace Holdfast.Storage.Sessions;

/// <summary>Finds callers: credential, account and clock in one exchange; grants in a second for roles that need them.</summary>
sealed class CallerReader(IDatabase database) : ICallerReader
{
    const int UsesPerTransaction = 100;
    static readonly long Minute = Micros.Of(TimeSpan.FromMinutes(1));

    const string NotingSession = "UPDATE sessions SET last_seen_at = $2";

    /// <summary>A session that had ended by then is not revived.</summary>
    const string WasAlive = "last_seen_at + idle_limit > $2 AND expires_at > $2";

    readonly string bySession =
        $"SELECT {SessionRow.Columns}, {AccountRow.Columns}, {database.Dialect.Clock}, {SettingsRow.Scalar} FROM sessions s JOIN accounts a ON a.id = s.account_id WHERE s.token_hash = $1";

    readonly string byKey =
        $"""
        SELECT {ApiKeyRow.OfCallers}, {AccountRow.Columns}, {database.Dialect.Clock}, {SettingsRow.Scalar}
        FROM api_key_secrets s JOIN api_keys k ON k.id = s.key_id JOIN accounts a ON a.id = k.owner_id WHERE s.secret_hash = $1
        """;

    public async ValueTask<Caller?> FindBySessionAsync(SecretHash token, CancellationToken cancellationToken)
    {
        var found = new Finding(database);
        await database.ReadAsync([new(bySession, token.ToArray()) { Row = found.TakeSession }], cancellationToken).ConfigureAwait(false);
        return found.Session?.IsLive(found.Now) == true ? await LiveAsync(found, cancellationToken).ConfigureAwait(false) : null;
    }

    public async ValueTask<Caller?> FindByKeyAsync(SecretHash key, CancellationToken cancellationToken)
    {
        var found = new Finding(database);
        await database.ReadAsync([new(byKey, key.ToArray()) { Row = found.TakeKey }], cancellationToken).ConfigureAwait(false);
        return found.Key?.IsLive(found.Now) == true ? await LiveAsync(found, cancellationToken).ConfigureAwait(false) : null;
    }

    public async ValueTask TouchAsync(IReadOnlyCollection<UseOfCredential> uses, CancellationToken cancellationToken)
    {
        // By id, so that two processes that note the same uses never wait for each other in a circle.
        var ordered = uses.OrderBy(use => use.Session?.Value).ThenBy(use => use.Key?.Value, StringComparer.Ordinal);
        foreach (var some in ordered.Chunk(UsesPerTransaction))
        {
            var transaction = await database.BeginAsync(null, cancellationToken).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
                await transaction.CommitAsync([.. some.Select(Noting)], cancellationToken).ConfigureAwait(false);
        }
    }

    static Statement Noting(UseOfCredential use) => use.Session is { } session
        ? new($"{NotingSession} WHERE id = $1 AND last_seen_at <= $3 AND {WasAlive}", session.Value, use.At, Micros.Of(use.At) - Minute)
        : new("UPDATE api_keys SET last_used_at = $2 WHERE id = $1 AND (last_used_at IS NULL OR last_used_at <= $3)", use.Key?.Value, use.At, Micros.Of(use.At) - Minute);

    async ValueTask<Caller?> LiveAsync(Finding found, CancellationToken cancellationToken)
    {
        if (found.Account is not { } account || !account.IsLive(found.Now))
            return null;
        List<PermissionGrant> grants = [];
        if (!account.Role.BypassesGroupChecks)
            await database.ReadAsync([new(GrantRow.OfAccount, account.Id.Value) { Row = row => GrantRow.Read(row, grants) }], cancellationToken).ConfigureAwait(false);
        return new(account, found.Session, found.Key, GrantRow.AuthorityOf(account, grants, found.Key), found.Settings, found.Now);
    }

    sealed class Finding(IDatabase database)
    {
        public Session? Session { get; private set; }

        public ApiKey? Key { get; private set; }

        public Account? Account { get; private set; }

        public DateTimeOffset Now { get; private set; }

        public SignInSettings Settings { get; private set; } = SignInSettings.Default;

        public void TakeSession(DbDataReader row)
        {
            Session = SessionRow.Read(row);
            TakeAccount(row, SessionRow.Count);
        }

        public void TakeKey(DbDataReader row)
        {
            Key = ApiKeyRow.Read(row);
            TakeAccount(row, ApiKeyRow.Count);
        }

        void TakeAccount(DbDataReader row, int at)
        {
            Account = AccountRow.Read(row, at);
            Now = database.Time(row.GetInt64(at + AccountRow.Count));
            Settings = SettingsRow.Parse(row.TextOrNull(at + AccountRow.Count + 1));
        }
    }
}
