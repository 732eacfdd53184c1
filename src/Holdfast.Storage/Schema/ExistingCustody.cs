using Holdfast.Accounts;
using Holdfast.ApiKeys;
using Holdfast.Audit;
using Holdfast.Groups;
using Holdfast.Roles;
using Holdfast.Storage.Accounts;
using Holdfast.Storage.Audit;
using Holdfast.Storage.Custody;
using Holdfast.Storage.Groups;
using Holdfast.Storage.Sql;

namespace Holdfast.Storage.Schema;

/// <summary>
/// What the migration to custody does beyond its tables, in portions. Nobody knows who saw the links of before: those that are unused end,
/// and so do invitations and the keys that another account minted for a person. Accounts rest on nobody, and their addresses count as
/// confirmed. The keys that stay get as their ceiling what their owner may do now.
/// </summary>
sealed class ExistingCustody(Dialect dialect, DatabaseTransaction transaction)
{
    /// <summary>The name of the migration that this belongs to.</summary>
    public const string Migration = "custody";

    const long Portion = 4096;

    const string Secrets =
        "INSERT INTO api_key_secrets (id, key_id, secret_hash, created_at, ceiling_role, ceiling_permissions, ceiling_ends_at) VALUES ";

    int links;
    int invitations;
    int ceilings;

    /// <summary>Does it; answers what it did, as the event says it, or null for a store without accounts.</summary>
    public async ValueTask<EventDetail.CustodyAdoption?> AdoptAsync(CancellationToken cancellationToken)
    {
        var any = false;
        var looking = new Statement("SELECT EXISTS (SELECT 1 FROM accounts)") { Row = row => any = row.GetBoolean(0) };
        await RunAsync([looking], cancellationToken).ConfigureAwait(false);
        if (!any)
            return null;
        var confirmed = new Statement("UPDATE accounts SET email_standing = 2 WHERE email IS NOT NULL");
        await RunAsync(
            [
                confirmed,
                Ending("one_time_tokens", " WHERE purpose <> 'setup'", () => links++),
                Ending("invitations", "", () => invitations++),
            ],
            cancellationToken).ConfigureAwait(false);
        await new ExistingAddresses(transaction).RekeyAsync(cancellationToken).ConfigureAwait(false);
        var keys = await AdoptKeysAsync(cancellationToken).ConfigureAwait(false);
        var adoption = new EventDetail.CustodyAdoption(links, invitations, keys, ceilings, confirmed.Affected);
        await RunAsync(new AuditAppend(dialect).Appending([EventOf(adoption)], _ => { }), cancellationToken).ConfigureAwait(false);
        return adoption;
    }

    Statement Ending(string table, string which, Action ended) => new(
        $"DELETE FROM {table}{which} RETURNING expires_at > $1", transaction.Now)
    {
        Row = row =>
        {
            if (row.GetBoolean(0))
                ended();
        },
    };

    async ValueTask<int> AdoptKeysAsync(CancellationToken cancellationToken)
    {
        await MoveSecretsAsync(cancellationToken).ConfigureAwait(false);
        await FindMintersAsync(cancellationToken).ConfigureAwait(false);
        var ending = new Statement(
            """
            UPDATE api_keys SET revoked_at = $1 WHERE revoked_at IS NULL AND expires_at > $1
                AND owner_id IN (SELECT id FROM accounts WHERE kind = 'person')
                AND NOT EXISTS (SELECT 1 FROM api_key_secrets s WHERE s.key_id = api_keys.id AND s.minted_by = api_keys.owner_id)
            """,
            transaction.Now);
        const string Live = "api_key_secrets s JOIN api_keys k ON k.id = s.key_id WHERE k.revoked_at IS NULL AND k.expires_at > $1";
        await RunAsync(
            [
                ending,
                new($"SELECT count(*) FROM {Live}", transaction.Now) { Row = row => ceilings = row.GetInt32(0) },
                new(
                    $"""
                    INSERT INTO secret_carriers (secret_id, custodian_id, part, key_id, is_absent)
                    SELECT s.id, s.minted_by, 1, NULL, FALSE FROM {Live} AND s.minted_by IS NOT NULL AND s.minted_by <> k.owner_id
                    """,
                    transaction.Now),
                new("UPDATE accounts SET is_carrier = TRUE WHERE id IN (SELECT custodian_id FROM secret_carriers)"),
            ],
            cancellationToken).ConfigureAwait(false);
        return ending.Affected;
    }

    /// <summary>Each key's hash becomes a row of its own, with what the owner may do now.</summary>
    async ValueTask MoveSecretsAsync(CancellationToken cancellationToken)
    {
        var keys = new List<(string Id, byte[] Hash, DateTimeOffset CreatedAt, string Role, DateTimeOffset? EndsAt)>();
        for (var last = ""; ; last = keys[^1].Id)
        {
            keys.Clear();
            await RunAsync(
                [
                    new(
                        """
                        SELECT k.id, k.secret_hash, k.created_at, a.role, a.expires_at FROM api_keys k JOIN accounts a ON a.id = k.owner_id
                        WHERE k.id > $1 ORDER BY k.id LIMIT $2
                        """,
                        last, Portion)
                    { Row = row => keys.Add((row.GetString(0), row.Bytes(1), row.Time(2), row.GetString(3), row.TimeOrNull(4))) },
                ],
                cancellationToken).ConfigureAwait(false);
            if (keys.Count == 0)
                return;
            var held = await HeldAsync(last, keys[^1].Id, cancellationToken).ConfigureAwait(false);
            var rows = keys.ConvertAll(key =>
            {
                var role = AccountRow.RoleOf(key.Role);
                var ceiling = new Holdfast.Custody.Authority(role, role.BypassesGroupChecks, held.GetValueOrDefault(key.Id) ?? [], key.EndsAt);
                var id = MintedSecretId.New(key.CreatedAt);
                return (SqlValue[])[id.Value, key.Id, key.Hash, key.CreatedAt, .. StoredAuthority.Values(ceiling)];
            });
            await RunAsync(RowInserts.Of(dialect, Secrets, rows), cancellationToken).ConfigureAwait(false);
        }
    }

    async ValueTask<Dictionary<string, HashSet<Permission>>> HeldAsync(string after, string last, CancellationToken cancellationToken)
    {
        var held = new Dictionary<string, HashSet<Permission>>(StringComparer.Ordinal);
        await RunAsync(
            [
                new(
                    """
                    SELECT k.id, p.permission FROM api_keys k JOIN group_members m ON m.account_id = k.owner_id
                        JOIN group_permissions p ON p.group_id = m.group_id WHERE k.id > $1 AND k.id <= $2
                    UNION SELECT k.id, d.permission FROM api_keys k JOIN account_permissions d ON d.account_id = k.owner_id
                        WHERE k.id > $1 AND k.id <= $2
                    """,
                    after, last)
                {
                    Row = row =>
                    {
                        if (!held.TryGetValue(row.GetString(0), out var permissions))
                            held[row.GetString(0)] = permissions = [];
                        if (StoredPermission.Find(row.GetString(1)) is { } permission)
                            permissions.Add(permission);
                    },
                },
            ],
            cancellationToken).ConfigureAwait(false);
        return held;
    }

    /// <summary>The log says who minted a key: an account, or somebody else, who is then not named.</summary>
    async ValueTask FindMintersAsync(CancellationToken cancellationToken)
    {
        var minted = new List<(long Event, string Key, string Minter)>();
        for (var last = -1L; ; last = minted[^1].Event)
        {
            minted.Clear();
            await RunAsync(
                [
                    new(
                        """
                        SELECT event_index, target_id, actor_id FROM audit_events WHERE kind = $1 AND event_index > $2 AND outcome = 1
                            AND actor_kind = 'account' AND target_id IS NOT NULL AND actor_id IS NOT NULL ORDER BY event_index LIMIT $3
                        """,
                        EventKind.ApiKeyCreated.Name, last, Portion)
                    { Row = row => minted.Add((row.GetInt64(0), row.GetString(1), row.GetString(2))) },
                ],
                cancellationToken).ConfigureAwait(false);
            if (minted.Count == 0)
                return;
            await RunAsync(
                [
                    .. minted.Where(one => Guid.TryParse(one.Minter, out _)).Select(one => new Statement(
                        "UPDATE api_key_secrets SET minted_by = $2 WHERE key_id = $1", one.Key, Guid.Parse(one.Minter))),
                ],
                cancellationToken).ConfigureAwait(false);
        }
    }

    AuditEvent EventOf(EventDetail.CustodyAdoption adoption) => new()
    {
        Id = EventId.New(transaction.Now),
        At = transaction.Now,
        Kind = EventKind.CustodyAdopted,
        Outcome = EventOutcome.Done,
        Actor = new("system", null, "holdfast", null),
        CorrelationId = CorrelationId.New(transaction.Now),
        Detail = adoption,
    };

    ValueTask RunAsync(IReadOnlyList<Statement> statements, CancellationToken cancellationToken) =>
        transaction.RunAsync(statements, cancellationToken);
}
