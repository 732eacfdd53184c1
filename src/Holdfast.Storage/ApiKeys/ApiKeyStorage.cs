using Holdfast.ApiKeys;
using Holdfast.Storage.Gate;
using Holdfast.Storage.Sql;

namespace Holdfast.Storage.ApiKeys;

/// <summary>Carries out the effects on API keys.</summary>
static class ApiKeyStorage
{
    static readonly RowText ofOwner = RowText.OfAccounts(
        "UPDATE api_keys SET revoked_at = $1 WHERE owner_id = $2 AND revoked_at IS NULL AND expires_at > $1 RETURNING TRUE, owner_id");

    public static void AddTo(Cupboard cupboard)
    {
        cupboard.Effect((ApiKeyEffects.InsertApiKey e, Writing writing) => writing.Add(ApiKeyRow.Inserting(e.Key, e.Hash)));
        cupboard.Effect((ApiKeyEffects.RevokeApiKeys e, Writing writing) => writing.OfAccount(ofOwner, e.At, e.Account, () => writing.ApiKeys++));
        cupboard.Effect((ApiKeyEffects.RevokeApiKey e, Writing writing) => writing.Add(new Statement(
            "UPDATE api_keys SET revoked_at = $1 WHERE id = $2 AND revoked_at IS NULL AND expires_at > $1 RETURNING id", e.At, e.Key.Value)
        { Row = _ => writing.ApiKeys++ }));
        cupboard.Effect((ApiKeyEffects.AddSecret e, Writing writing) =>
        {
            writing.Run(
                "UPDATE api_key_secrets SET ends_at = $2 WHERE key_id = $1 AND (ends_at IS NULL OR ends_at > $2)", e.Key.Value, e.OthersEnd);
            writing.Add(SecretRow.Inserting(e.Key, e.Secret, e.Hash));
        });
        cupboard.Effect((ApiKeyEffects.RenameApiKey e, Writing writing) =>
            writing.Add(new Statement("UPDATE api_keys SET name = $2 WHERE id = $1", e.Key.Value, e.Name) { MustAffect = 1 }));
    }
}
