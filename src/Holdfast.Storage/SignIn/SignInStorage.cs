using Holdfast.SignIn;
using Holdfast.Storage.Gate;

namespace Holdfast.Storage.SignIn;

/// <summary>Carries out the effects of signing in.</summary>
static class SignInStorage
{
    public static void AddTo(Cupboard cupboard)
    {
        cupboard.Effect((SignInEffects.RecordSignIn e, Writing writing) =>
        {
            writing.Run("UPDATE accounts SET last_login_at = $2 WHERE id = $1", e.Account.Value, e.At);
            writing.Run(
                """
                INSERT INTO known_networks (account_id, network_hash, last_used_at) VALUES ($1, $2, $3)
                ON CONFLICT (account_id, network_hash) DO UPDATE SET last_used_at = excluded.last_used_at
                """,
                e.Account.Value, e.NetworkHash, e.At);
        });
        cupboard.Effect((SignInEffects.UpgradePasswordHash e, Writing writing) =>
            writing.Run("UPDATE accounts SET password_hash = $3 WHERE id = $1 AND password_hash = $2", e.Account.Value, e.From, e.To));
        cupboard.Effect((SignInEffects.ClearThrottle e, Writing writing) =>
        {
            // The row of all strangers first, as attempts lock them.
            writing.Run("DELETE FROM sign_in_throttle WHERE account_id = $1 AND network = $2", e.Account.Value, Array.Empty<byte>());
            writing.Run("DELETE FROM sign_in_throttle WHERE account_id = $1", e.Account.Value);
        });
        cupboard.Effect((SignInEffects.UpdateSettings e, Writing writing) => writing.Add(SettingsRow.Updating(e)));
    }
}
