using Holdfast.Factors;
using Holdfast.Storage.Gate;
using Holdfast.Storage.Sql;

namespace Holdfast.Storage.Factors;

/// <summary>Carries out the effects on authenticators and backup codes.</summary>
static class FactorStorage
{
    public static void AddTo(Cupboard cupboard)
    {
        AddTotp(cupboard);
        cupboard.Effect((FactorEffects.UseBackupCode e, Writing writing) => writing.Add(new Statement(
            "DELETE FROM backup_codes WHERE account_id = $1 AND code_hash = $2", e.Account.Value, e.Hash)
        { MustAffect = 1 }));
        cupboard.Effect((FactorEffects.ReplaceBackupCodes e, Writing writing) =>
        {
            writing.Run("DELETE FROM backup_codes WHERE account_id = $1", e.Account.Value);
            foreach (var hash in e.Hashes)
                writing.Run("INSERT INTO backup_codes (account_id, code_hash, created_at) VALUES ($1, $2, $3)", e.Account.Value, hash, e.At);
        });
        cupboard.Effect((FactorEffects.DeleteBackupCodes e, Writing writing) => writing.Add(new Statement(
            "DELETE FROM backup_codes WHERE account_id = $1 RETURNING 1", e.Account.Value)
        { Row = _ => writing.BackupCodes++ }));
    }

    static void AddTotp(Cupboard cupboard)
    {
        cupboard.Effect((FactorEffects.StoreTotp e, Writing writing) => writing.Add(FactorRows.Storing(e.Totp)));
        cupboard.Effect((FactorEffects.ConfirmTotp e, Writing writing) => writing.Add(new Statement(
            "UPDATE totp_secrets SET confirmed_at = $3, last_step = $4 WHERE account_id = $1 AND id = $2 AND confirmed_at IS NULL",
            e.Account.Value, e.Id.Value, e.At, e.Step)
        { MustAffect = 1 }));
        cupboard.Effect((FactorEffects.UseTotpStep e, Writing writing) => writing.Add(new Statement(
            "UPDATE totp_secrets SET last_step = $3 WHERE account_id = $1 AND id = $2 AND confirmed_at IS NOT NULL AND last_step < $3",
            e.Account.Value, e.Id.Value, e.Step)
        { MustAffect = 1 }));
        cupboard.Effect((FactorEffects.DeleteTotp e, Writing writing) => writing.Run("DELETE FROM totp_secrets WHERE account_id = $1", e.Account.Value));
        cupboard.Effect((FactorEffects.ResealTotp e, Writing writing) => writing.Run(
            "UPDATE totp_secrets SET key_id = $4, nonce = $5, sealed = $6 WHERE account_id = $1 AND id = $2 AND key_id = $3",
            e.Before.Account.Value, e.Before.Id.Value, e.Before.Secret.KeyId, e.After.KeyId, e.After.Nonce, e.After.Bytes));
    }
}
