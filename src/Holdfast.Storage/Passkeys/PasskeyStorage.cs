using Holdfast.Passkeys;
using Holdfast.Storage.Gate;
using Holdfast.Storage.Sql;

namespace Holdfast.Storage.Passkeys;

/// <summary>Carries out the effects on passkeys.</summary>
static class PasskeyStorage
{
    public static void AddTo(Cupboard cupboard)
    {
        cupboard.Effect((PasskeyEffects.InsertPasskey e, Writing writing) => writing.Add(PasskeyRow.Inserting(e.Passkey)));
        cupboard.Effect((PasskeyEffects.UsePasskey e, Writing writing) => writing.Add(PasskeyRow.Using(e, writing.Now)));
        cupboard.Effect((PasskeyEffects.DeletePasskey e, Writing writing) =>
            writing.Add(new Statement("DELETE FROM passkeys WHERE id = $1", e.Id.Value) { MustAffect = 1 }));
        cupboard.Effect((PasskeyEffects.DeletePasskeys e, Writing writing) =>
            writing.Run("DELETE FROM passkeys WHERE account_id = $1", e.Account.Value));
    }
}
