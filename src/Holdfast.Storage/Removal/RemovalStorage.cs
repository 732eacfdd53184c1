using Holdfast.Members;
using Holdfast.Storage.Gate;
using Holdfast.Storage.Invitations;
using Holdfast.Storage.Sql;

namespace Holdfast.Storage.Removal;

/// <summary>Carries out the effects of a removal.</summary>
static class RemovalStorage
{
    /// <summary>Every table that holds what accounts sign in with, or notes of it, and its column for the account.</summary>
    static readonly (string Table, string Account)[] credentials =
    [
        ("passkeys", "account_id"),
        ("passkey_challenges", "account_id"),
        ("totp_secrets", "account_id"),
        ("backup_codes", "account_id"),
        ("api_keys", "owner_id"),
        ("sessions", "account_id"),
        ("one_time_tokens", "account_id"),
        ("known_networks", "account_id"),
        ("account_custodians", "account_id"),
        ("email_confirmations", "account_id"),
    ];

    static readonly string[] deletions = [.. credentials.Select(place => $"DELETE FROM {place.Table} WHERE {place.Account} = $1")];

    public static void AddTo(Cupboard cupboard)
    {
        cupboard.Effect((RemovalEffects.DeleteCredentials e, Writing writing) =>
            writing.Add(deletions.Select(deletion => new Statement(deletion, e.Account.Value))));
        cupboard.Effect((RemovalEffects.PurgeAccount e, Writing writing) =>
        {
            writing.Run("INSERT INTO audit_erasures (person_id, at) VALUES ($1, $2)", e.Account.Value, e.At);
            writing.Run("INSERT INTO unfinished_erasures (person_id, at) VALUES ($1, $2)", e.Account.Value, e.At);
            writing.Add(InvitedRow.Erasing(e.Account, e.At));
            writing.Add(new Statement("DELETE FROM accounts WHERE id = $1", e.Account.Value) { MustAffect = 1 });
        });
    }
}
