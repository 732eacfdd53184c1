using Holdfast.Accounts;
using Holdfast.Gate;
using Holdfast.Storage.Rows;
using Holdfast.Storage.Sql;

namespace Holdfast.Storage.Authority;

/// <summary>The statements that change on whom accounts rest, and that end what carries somebody.</summary>
/// <param name="dialect">The engine's side.</param>
/// <param name="now">The clock of the transaction.</param>
/// <param name="token">Called for each live link or invitation that ended.</param>
/// <param name="key">Called for each live key that ended.</param>
sealed class CustodyEffects(Dialect dialect, DateTimeOffset now, Action token, Action key)
{
    const string Forget =
        "UPDATE accounts SET stopped_by = NULL, stopped_at = NULL, stopped_version = NULL WHERE stopped_by IS NOT NULL AND ";

    string Listed => dialect.IsAnyOf("id", 2);

    /// <summary>The statements of an effect; null when it is none of these.</summary>
    public IEnumerable<Statement>? Of(Effect effect) => effect switch
    {
        Effect.SetCustodians e =>
        [
            new("DELETE FROM account_custodians WHERE account_id = $1", e.Account.Value),
            .. CarrierRow.OfAccount.Inserting(e.Account.Value, e.Custodians),
        ],
        Effect.MarkCarriers e => [Marking([.. e.Accounts.Select(account => account.Value)])],
        Effect.ForgetStopsIn e => [new(Forget + "id IN (SELECT account_id FROM group_members WHERE group_id = $1)", e.Group.Value)],
        Effect.GiveUpUsername e => [GivenUpRow.Storing(e.Name)],
        Effect.StoreConfirmation e => [ConfirmationRow.Storing(e.Confirmation)],
        Effect.UseConfirmation e => [ConfirmationRow.Using(e.Account)],
        Effect.RenameApiKey e => [new("UPDATE api_keys SET name = $2 WHERE id = $1", e.Key.Value, e.Name) { MustAffect = 1 }],
        Effect.AddSecret e => Adding(e),
        _ => Ending(effect),
    };

    /// <summary>Forgets who stopped an account: something else of it changed.</summary>
    public static Statement Forgetting(AccountId account) => new(Forget + "id = $1", account.Value);

    IEnumerable<Statement>? Ending(Effect effect) => effect switch
    {
        Effect.EndLinks e => [Ended("one_time_tokens", Listed, e.Links.Select(link => link.Value).ToArray())],
        Effect.EndMailedLinks e => [Ended("one_time_tokens", "account_id = $2 AND way <> 1", e.Account.Value)],
        Effect.EndInvitations e => [Ended("invitations", Listed, e.Invitations.Select(invitation => invitation.Value).ToArray())],
        Effect.EndIssued e =>
        [
            .. Carrying("custodian_id = $2 AND part = 1", e.Issuer.Value),
            Ended("invitations", "inviter_id = $2", e.Issuer.Value),
        ],
        Effect.EndCarried e => Carrying("custodian_id = $2 AND NOT is_absent", e.Carrier.Value),
        Effect.EndIssuedByKey e => [.. Carrying("key_id = $2", e.Key.Value), .. EndingSecrets("key_id = $2", e.Key.Value, now)],
        Effect.EndAllThatCarries e => [.. Carrying("custodian_id = $2", e.Carrier.Value), .. EndingSecrets("custodian_id = $2", e.Carrier.Value, e.At)],
        _ => null,
    };

    Statement[] Carrying(string which, SqlValue value) =>
    [
        Ended("one_time_tokens", $"id IN (SELECT token_id FROM link_carriers WHERE {which})", value),
        Ended("invitations", $"id IN (SELECT invitation_id FROM invitation_carriers WHERE {which})", value),
    ];

    /// <summary>Those that had expired go too, but only live ones count.</summary>
    Statement Ended(string table, string which, SqlValue value) => new(
        $"DELETE FROM {table} WHERE {which} RETURNING expires_at > $1", now, value)
    {
        Row = row =>
        {
            if (row.GetBoolean(0))
                token();
        },
    };

    Statement[] EndingSecrets(string which, SqlValue value, DateTimeOffset at) =>
    [
        new(
            $"""
            UPDATE api_key_secrets SET ends_at = $1 WHERE id IN (SELECT secret_id FROM secret_carriers WHERE {which})
                AND (ends_at IS NULL OR ends_at > $1)
            """,
            at, value),
        new(
            $"""
            UPDATE api_keys SET revoked_at = $1 WHERE revoked_at IS NULL AND expires_at > $1
                AND id IN (SELECT key_id FROM api_key_secrets WHERE id IN (SELECT secret_id FROM secret_carriers WHERE {which}))
                AND NOT EXISTS (SELECT 1 FROM api_key_secrets s WHERE s.key_id = api_keys.id AND (s.ends_at IS NULL OR s.ends_at > $1))
            RETURNING id
            """,
            at, value)
        { Row = _ => key() },
    ];

    static IEnumerable<Statement> Adding(Effect.AddSecret effect) =>
    [
        new(
            "UPDATE api_key_secrets SET ends_at = $2 WHERE key_id = $1 AND (ends_at IS NULL OR ends_at > $2)",
            effect.Key.Value, effect.OthersEnd),
        .. SecretRow.Inserting(effect.Key, effect.Secret, effect.Hash),
    ];

    Statement Marking(Guid[] accounts) => new(
        $"UPDATE accounts SET is_carrier = TRUE WHERE NOT is_carrier AND {dialect.IsAnyOf("id", 1)}", accounts);
}
