using Holdfast.Accounts;
using Holdfast.ApiKeys;
using Holdfast.Factors;
using Holdfast.Gate;
using Holdfast.Groups;
using Holdfast.Passwords;
using Holdfast.Sessions;
using Holdfast.SignIn;
using Holdfast.Storage.ApiKeys;
using Holdfast.Storage.Gate;
using Holdfast.Storage.Groups;
using Holdfast.Storage.Sessions;
using Holdfast.Storage.Sql;

namespace Holdfast.Storage.Accounts;

/// <summary>Reads accounts.</summary>
sealed class AccountReader(IDatabase database) : IAccountReader
{
    /// <summary>By the index of this very condition.</summary>
    const string NotByArgon2id = "SELECT EXISTS (SELECT 1 FROM accounts WHERE password_hash <> '' AND substr(password_hash, 1, 10) <> '$argon2id$')";

    const string ByArgon2id = "SELECT EXISTS (SELECT 1 FROM accounts WHERE substr(password_hash, 1, 10) = '$argon2id$')";

    readonly AccountListing listing = new(database);

    public ValueTask<Account?> FindAsync(AccountId id, CancellationToken cancellationToken) => OneAsync("a.id = $1", id.Value, cancellationToken);

    public ValueTask<Account?> FindByIdentifierAsync(string identifier, CancellationToken cancellationToken)
    {
        var (condition, key) = Identified(identifier);
        return OneAsync(condition, key, cancellationToken);
    }

    public async ValueTask<AccountId?> FindIdByIdentifierAsync(string identifier, CancellationToken cancellationToken)
    {
        var (condition, key) = Identified(identifier);
        AccountId? found = null;
        await database.ReadAsync([new($"SELECT a.id FROM accounts a WHERE {condition}", key) { Row = row => found = new(row.GetGuid(0)) }], cancellationToken).ConfigureAwait(false);
        return found;
    }

    public ValueTask<Account?> FindByDidAsync(Did did, CancellationToken cancellationToken) => OneAsync("a.did = $1", did.Value, cancellationToken);

    public async ValueTask<IReadOnlyList<Account>> ListRemovedAsync(AccountId? after, int limit, CancellationToken cancellationToken)
    {
        var accounts = new List<Account>();
        await database.ReadAsync(
            [
                new($"SELECT {AccountRow.Whole} FROM accounts a WHERE a.removed_at IS NOT NULL AND a.id > $1 ORDER BY a.id LIMIT $2", after?.Value ?? Guid.Empty, (long)limit)
                {
                    Row = row => accounts.Add(AccountRow.ReadWhole(row)),
                },
            ],
            cancellationToken).ConfigureAwait(false);
        return accounts;
    }

    public ValueTask<AccountPage> ListAsync(AccountQuery query, CancellationToken cancellationToken) => listing.ListAsync(query, cancellationToken);

    public async ValueTask<IReadOnlyList<Session>> SessionsOfAsync(AccountId id, CancellationToken cancellationToken)
    {
        var sessions = new List<Session>();
        var now = default(DateTimeOffset);
        await database.ReadAsync(
            [
                new($"SELECT {SessionRow.Columns} FROM sessions s WHERE s.account_id = $1 ORDER BY s.id DESC", id.Value) { Row = row => sessions.Add(SessionRow.Read(row)) },
                Clock(at => now = at),
            ],
            cancellationToken).ConfigureAwait(false);
        sessions.RemoveAll(session => !session.IsLive(now));
        return sessions;
    }

    public async ValueTask<IReadOnlyList<ApiKey>> KeysOfAsync(AccountId id, CancellationToken cancellationToken)
    {
        var keys = new List<ApiKey>();
        await database.ReadAsync(
            [
                new(ApiKeyRow.WithNewest + " WHERE k.owner_id = $1 ORDER BY k.created_at DESC, k.id", id.Value)
                {
                    Row = row => keys.Add(ApiKeyRow.Read(row)),
                },
            ],
            cancellationToken).ConfigureAwait(false);
        return keys;
    }

    public async ValueTask<IReadOnlyList<Group>> GroupsOfAsync(AccountId id, CancellationToken cancellationToken)
    {
        var groups = new GroupCollector();
        await database.ReadAsync(
            [
                new($"SELECT {GroupCollector.Columns} FROM group_members m JOIN groups g ON g.id = m.group_id WHERE m.account_id = $1 ORDER BY g.name_key", id.Value)
                {
                    Row = groups.Take,
                },
                new("SELECT p.group_id, p.permission FROM group_members m JOIN group_permissions p ON p.group_id = m.group_id WHERE m.account_id = $1", id.Value)
                {
                    Row = groups.TakePermission,
                },
            ],
            cancellationToken).ConfigureAwait(false);
        return groups.Groups;
    }

    public async ValueTask<IReadOnlyList<PermissionGrant>> GrantsOfAsync(AccountId id, CancellationToken cancellationToken)
    {
        var grants = new List<PermissionGrant>();
        await database.ReadAsync([new(GrantRow.OfAccount, id.Value) { Row = row => GrantRow.Read(row, grants) }], cancellationToken).ConfigureAwait(false);
        return grants;
    }

    public ValueTask<HolderCounts> HoldersAsync(CancellationToken cancellationToken) => HoldersAsync(FactorSupport.All, cancellationToken);

    public async ValueTask<HolderCounts> HoldersAsync(FactorSupport support, CancellationToken cancellationToken)
    {
        var holders = new HolderLoad();
        await database.ReadAsync([new(HolderLoad.Select) { Row = holders.Take }], cancellationToken).ConfigureAwait(false);
        return holders.Under(support);
    }

    public async ValueTask<bool> HasOtherHashesAsync(PasswordAlgorithm algorithm, CancellationToken cancellationToken)
    {
        var exist = false;
        var statement = new Statement(algorithm == PasswordAlgorithm.Argon2id ? NotByArgon2id : ByArgon2id) { Row = row => exist = row.GetBoolean(0) };
        await database.ReadAsync([statement], cancellationToken).ConfigureAwait(false);
        return exist;
    }

    public async ValueTask<DateTimeOffset> NowAsync(CancellationToken cancellationToken)
    {
        var now = default(DateTimeOffset);
        await database.ReadAsync([Clock(at => now = at)], cancellationToken).ConfigureAwait(false);
        return now;
    }

    public async ValueTask<IReadOnlyList<AccountId>> DueAsync(int limit, CancellationToken cancellationToken)
    {
        var now = await NowAsync(cancellationToken).ConfigureAwait(false);
        var due = new List<(AccountId Account, DateTimeOffset Since)>();
        Statement[] both = [Due("expires_at", "AND expired_at IS NULL"), Due("admin_locked_until", "")];
        await database.ReadAsync(both, cancellationToken).ConfigureAwait(false);
        return [.. due.OrderBy(one => one.Since).Select(one => one.Account).Distinct().Take(limit)];

        Statement Due(string column, string condition) => new(
            $"""
            SELECT id, {column} FROM accounts WHERE {column} IS NOT NULL {condition} AND removed_at IS NULL AND {column} <= $1
            ORDER BY {column} LIMIT $2
            """,
            now, (long)limit)
        {
            Row = row => due.Add((new(row.GetGuid(0)), row.Time(1))),
        };
    }

    static (string Condition, string Key) Identified(string identifier)
    {
        var key = EmailAddress.KeyOf(identifier);
        return (key.Contains('@', StringComparison.Ordinal) ? "a.email_key = $1 AND a.removed_at IS NULL" : "a.username = $1 AND a.removed_at IS NULL", key);
    }

    async ValueTask<Account?> OneAsync(string condition, SqlValue value, CancellationToken cancellationToken)
    {
        Account? found = null;
        var reading = new Statement($"SELECT {AccountRow.Whole} FROM accounts a WHERE {condition}", value) { Row = row => found = AccountRow.ReadWhole(row) };
        await database.ReadAsync([reading], cancellationToken).ConfigureAwait(false);
        return found;
    }

    Statement Clock(Action<DateTimeOffset> read) => new($"SELECT {database.Dialect.Clock}") { Row = row => read(database.Time(row.GetInt64(0))) };
}
