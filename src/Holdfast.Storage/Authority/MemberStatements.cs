using Holdfast.Gate;
using Holdfast.Policies;
using Holdfast.Storage.Rows;
using Holdfast.Storage.Sql;

namespace Holdfast.Storage.Authority;

/// <summary>The statements of removals and of policies.</summary>
static class MemberStatements
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

    /// <summary>The statements of an effect; none when it is not one of these.</summary>
    public static IEnumerable<Statement> Of(Effect effect) => effect switch
    {
        Effect.DeleteCredentials e => deletions.Select(deletion => new Statement(deletion, e.Account.Value)),
        Effect.PurgeAccount e => Purging(e),
        Effect.InsertPolicy e => [Inserting(e.Policy)],
        Effect.ActivatePolicy e => [Activating(e)],
        _ => [],
    };

    static Statement[] Purging(Effect.PurgeAccount purge) =>
    [
        new("INSERT INTO audit_erasures (person_id, at) VALUES ($1, $2)", purge.Account.Value, purge.At),
        new("INSERT INTO unfinished_erasures (person_id, at) VALUES ($1, $2)", purge.Account.Value, purge.At),
        .. InvitedRow.Erasing(purge.Account, purge.At),
        new("DELETE FROM accounts WHERE id = $1", purge.Account.Value) { MustAffect = 1 },
    ];

    static Statement Inserting(Policy policy) => new(
        "INSERT INTO policies (id, purpose, version, name, description, source, sha256, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        policy.Version.Id.Value, policy.Version.Purpose.Name, (long)policy.Version.Number, policy.Name, policy.Description, policy.Source, policy.Version.Sha256, policy.CreatedAt);

    static Statement Activating(Effect.ActivatePolicy activation) => new(
        """
        INSERT INTO policy_activations (purpose, number, policy_id, at)
        VALUES ($1, (SELECT coalesce(max(number), 0) + 1 FROM policy_activations WHERE purpose = $1), $2, $3)
        """,
        activation.Policy.Purpose.Name, activation.Policy.Id.Value, activation.At);
}
