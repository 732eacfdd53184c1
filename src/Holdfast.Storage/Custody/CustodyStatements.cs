using Holdfast.Accounts;
using Holdfast.ApiKeys;
using Holdfast.Custody;
using Holdfast.Storage.Groups;
using Holdfast.Storage.Sql;

namespace Holdfast.Storage.Custody;

/// <summary>
/// The statements that read custody, for all accounts of all commands together, in one exchange. The first parameter is the accounts, the
/// key or the secret. The second, where there is one, is the time: what has expired carries nobody. CROSS JOIN makes SQLite begin with
/// the carriers, which are few; PostgreSQL does so by itself.
/// </summary>
sealed class CustodyStatements
{
    const string SecretCarriers = "secret_carriers c LEFT JOIN accounts a ON a.id = c.custodian_id WHERE c.secret_id = $1";
    const string KeyCustodians =
        "account_custodians c CROSS JOIN accounts a WHERE a.id = c.account_id AND c.key_id = $1 AND a.removed_at IS NULL";

    const string CarriedByKey =
        """
        SELECT 1 WHERE EXISTS (SELECT 1 FROM link_carriers WHERE key_id = $1) OR EXISTS (SELECT 1 FROM invitation_carriers WHERE key_id = $1)
            OR EXISTS (SELECT 1 FROM secret_carriers c JOIN api_key_secrets s ON s.id = c.secret_id JOIN api_keys k ON k.id = s.key_id
                WHERE c.key_id = $1 AND k.revoked_at IS NULL AND k.expires_at > $2 AND (s.ends_at IS NULL OR s.ends_at > $2))
        """;

    readonly string custodians;
    readonly string links;
    readonly string carriedLinks;
    readonly string invitations;
    readonly string permissions;
    readonly string heldByCustodians;
    readonly (string Rests, string Held) unfinished;
    readonly (string Rests, string Held) all;
    readonly string restsOnKey = $"SELECT {CarrierLoad.Columns} FROM {KeyCustodians} ORDER BY a.id";
    readonly string heldOnKey = GrantRow.OfAccounts($"id IN (SELECT c.account_id FROM {KeyCustodians})");
    readonly string ofSecret = $"SELECT {CarrierLoad.Columns} FROM {SecretCarriers} ORDER BY c.part, c.custodian_id";
    readonly string heldOfSecret = GrantRow.OfAccounts($"id IN (SELECT c.custodian_id FROM {SecretCarriers})");

    public CustodyStatements(Dialect dialect)
    {
        var (carrying, carried) = (dialect.IsAnyOf("c.custodian_id", 1), dialect.IsAnyOf("t.account_id", 1));
        var ofAccounts = $"account_custodians c LEFT JOIN accounts a ON a.id = c.custodian_id WHERE {dialect.IsAnyOf("c.account_id", 1)}";
        var ofLinks =
            "one_time_tokens t JOIN link_carriers c ON c.token_id = t.id LEFT JOIN accounts a ON a.id = c.custodian_id "
            + $"WHERE {carried} AND t.expires_at > $2";
        var ofTargets =
            "link_carriers c CROSS JOIN one_time_tokens t CROSS JOIN accounts a WHERE t.id = c.token_id AND a.id = t.account_id "
            + $"AND {carrying} AND t.expires_at > $2 AND t.account_id <> c.custodian_id";
        var ofInvitations =
            $"invitation_carriers c CROSS JOIN invitations i WHERE i.id = c.invitation_id AND {carrying} AND i.expires_at > $2";
        var ofRests = $"account_custodians c CROSS JOIN accounts a WHERE a.id = c.account_id AND {carrying} AND a.removed_at IS NULL";
        custodians = $"SELECT {CarrierLoad.Columns}, c.account_id FROM {ofAccounts} ORDER BY c.part, c.custodian_id";
        links = $"SELECT {CarrierLoad.Columns}, t.account_id, t.id, t.purpose FROM {ofLinks} ORDER BY t.id, c.part, c.custodian_id";
        carriedLinks = $"SELECT {CarrierLoad.Columns}, c.custodian_id, t.id, t.purpose FROM {ofTargets} ORDER BY t.id";
        invitations = $"SELECT {CarrierRow.Columns}, i.id, i.role, i.account_expires_at FROM {ofInvitations} ORDER BY i.id";
        permissions =
            $"""
            SELECT x.invitation_id, p.permission FROM invitation_groups x LEFT JOIN group_permissions p ON p.group_id = x.group_id
            WHERE x.invitation_id IN (SELECT i.id FROM {ofInvitations})
            """;
        heldByCustodians = GrantRow.OfAccounts($"id IN (SELECT c.custodian_id FROM {ofAccounts})");
        unfinished = RestsAndHeld(ofRests + " AND a.sign_in_unfinished");
        all = RestsAndHeld(ofRests);

        (string, string) RestsAndHeld(string rests) => (
            $"SELECT {CarrierLoad.Columns} FROM {rests} ORDER BY a.id",
            GrantRow.OfAccounts(
                $"""
                id IN (SELECT c.custodian_id FROM {ofLinks} UNION SELECT t.account_id FROM {ofTargets} UNION SELECT c.account_id FROM {rests})
                """));
    }

    /// <summary>What is to be read beside the slices. What several commands share is read once.</summary>
    public CustodyLoad For(IReadOnlyList<CustodyInquiry> inquiries)
    {
        var load = new CustodyLoad(inquiries);
        var now = inquiries[0].Slice.Now;
        if (IdsOf(inquiries, static request => request.Accounts) is { Length: > 0 } accounts)
        {
            load.Statements.Add(new(custodians, accounts) { Row = load.TakeCustodian });
            load.Statements.Add(new(heldByCustodians, accounts) { Row = load.Held.Take });
        }
        if (IdsOf(inquiries, static request => request.Carriers) is { Length: > 0 } carriers)
            AddUnfinished(load, carriers, now, inquiries.Any(static inquiry => inquiry.Request.AllThatRests) ? all : unfinished);
        foreach (var key in inquiries.Select(static inquiry => inquiry.Request.Key).OfType<ApiKeyId>().Distinct())
        {
            load.Statements.Add(new(restsOnKey, key.Value) { Row = row => load.TakeRestOnKey(key, row) });
            load.Statements.Add(new(heldOnKey, key.Value) { Row = load.Held.Take });
            load.Statements.Add(new(CarriedByKey, key.Value, now) { Row = _ => load.KeysThatCarry.Add(key) });
        }
        foreach (var secret in inquiries.Select(static inquiry => inquiry.Request.ActorSecret).OfType<MintedSecretId>().Distinct())
        {
            load.Statements.Add(new(ofSecret, secret.Value) { Row = load.OfSecret(secret).Take });
            load.Statements.Add(new(heldOfSecret, secret.Value) { Row = load.Held.Take });
        }
        return load;
    }

    static Guid[] IdsOf(IReadOnlyList<CustodyInquiry> inquiries, Func<CustodyRequest, IReadOnlySet<AccountId>> which) =>
        [.. inquiries.SelectMany(inquiry => which(inquiry.Request)).Select(static account => account.Value).Distinct()];

    void AddUnfinished(CustodyLoad load, Guid[] ids, DateTimeOffset now, (string Rests, string Held) resting) => load.Statements.AddRange(
    [
        new(links, ids, now) { Row = load.TakeLink },
        new(carriedLinks, ids, now) { Row = load.TakeCarriedLink },
        new(invitations, ids, now) { Row = load.TakeInvitation },
        new(permissions, ids, now) { Row = load.TakePermission },
        new(resting.Rests, ids) { Row = load.TakeRest },
        new(resting.Held, ids, now) { Row = load.Held.Take },
    ]);
}
