using Holdfast.Custody;
using Holdfast.Storage.Gate;
using Holdfast.Storage.Sql;

namespace Holdfast.Storage.Custody;

/// <summary>Carries out the effects that change on whom accounts rest, and that end what carries somebody.</summary>
static class CustodyStorage
{
    public static void AddTo(Cupboard cupboard)
    {
        cupboard.Effect((CustodyEffects.SetCustodians e, Writing writing) =>
        {
            writing.Run("DELETE FROM account_custodians WHERE account_id = $1", e.Account.Value);
            writing.Add(CarrierRow.OfAccount.Inserting(e.Account.Value, e.Custodians));
        });
        cupboard.Effect((CustodyEffects.MarkCarriers e, Writing writing) => writing.Run(
            $"UPDATE accounts SET is_carrier = TRUE WHERE NOT is_carrier AND {writing.Dialect.IsAnyOf("id", 1)}",
            e.Accounts.Select(account => account.Value).ToArray()));
        cupboard.Effect((CustodyEffects.EndIssued e, Writing writing) =>
        {
            Carrying(writing, "custodian_id = $2 AND part = 1", e.Issuer.Value);
            writing.Ending("invitations", "inviter_id = $2", () => writing.Tokens++, e.Issuer.Value);
        });
        cupboard.Effect((CustodyEffects.EndCarried e, Writing writing) =>
            Carrying(writing, "custodian_id = $2 AND NOT is_absent", e.Carrier.Value));
        cupboard.Effect((CustodyEffects.EndIssuedByKey e, Writing writing) =>
        {
            Carrying(writing, "key_id = $2", e.Key.Value);
            EndSecrets(writing, "key_id = $2", e.Key.Value, writing.Now);
        });
        cupboard.Effect((CustodyEffects.EndAllThatCarries e, Writing writing) =>
        {
            Carrying(writing, "custodian_id = $2", e.Carrier.Value);
            EndSecrets(writing, "custodian_id = $2", e.Carrier.Value, e.At);
        });
        cupboard.Effect((CustodyEffects.StoreConfirmation e, Writing writing) => writing.Add(ConfirmationRow.Storing(e.Confirmation)));
        cupboard.Effect((CustodyEffects.UseConfirmation e, Writing writing) => writing.Add(ConfirmationRow.Using(e.Account)));
    }

    static void Carrying(Writing writing, string which, SqlValue value)
    {
        writing.Ending("one_time_tokens", $"id IN (SELECT token_id FROM link_carriers WHERE {which})", () => writing.Tokens++, value);
        writing.Ending("invitations", $"id IN (SELECT invitation_id FROM invitation_carriers WHERE {which})", () => writing.Tokens++, value);
    }

    static void EndSecrets(Writing writing, string which, SqlValue value, DateTimeOffset at)
    {
        writing.Run(
            $"""
            UPDATE api_key_secrets SET ends_at = $1 WHERE id IN (SELECT secret_id FROM secret_carriers WHERE {which})
                AND (ends_at IS NULL OR ends_at > $1)
            """,
            at, value);
        writing.Add(new Statement(
            $"""
            UPDATE api_keys SET revoked_at = $1 WHERE revoked_at IS NULL AND expires_at > $1
                AND id IN (SELECT key_id FROM api_key_secrets WHERE id IN (SELECT secret_id FROM secret_carriers WHERE {which}))
                AND NOT EXISTS (SELECT 1 FROM api_key_secrets s WHERE s.key_id = api_keys.id AND (s.ends_at IS NULL OR s.ends_at > $1))
            RETURNING id
            """,
            at, value)
        { Row = _ => writing.ApiKeys++ });
    }
}
