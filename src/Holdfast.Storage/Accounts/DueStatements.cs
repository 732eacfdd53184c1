using Holdfast.Accounts;
using Holdfast.Gate;
using Holdfast.Storage.Sql;

namespace Holdfast.Storage.Accounts;

/// <summary>
/// The statements that carry out what is due, each for many accounts, and what they ended of each. The rows of the accounts come first: a
/// sign-in that waits for one of them then sees the new epoch.
/// </summary>
sealed class DueStatements(AccountEffects.CarryOutDue effect, Dialect dialect)
{
    const string IsAlive = "expires_at > $1";
    const string IsInUse = "last_seen_at + idle_limit > $1";
    const string ExpiryIsDue = "expired_at IS NULL AND expires_at <= $1";

    readonly Guid[] expired = [.. effect.Expired.Select(id => id.Value)];
    readonly Dictionary<AccountId, AppliedCounts> ended = [];

    public IReadOnlyDictionary<AccountId, AppliedCounts> Ended => ended;

    public IEnumerable<Statement> All()
    {
        Guid[] all = [.. expired, .. effect.Unlocked.Select(id => id.Value)];
        yield return new(Accounts(), effect.At, all) { MustAffect = all.Length };
        if (expired.Length == 0)
            yield break;
        yield return Ending($"DELETE FROM sessions WHERE {Of("account_id")} RETURNING account_id, {IsAlive} AND {IsInUse}", new(1, 0, 0));
        var keys = $"{Of("owner_id")} AND revoked_at IS NULL AND {IsAlive}";
        yield return Ending($"UPDATE api_keys SET revoked_at = $1 WHERE {keys} RETURNING owner_id, TRUE", new(0, 1, 0));
        yield return Ending($"DELETE FROM one_time_tokens WHERE {Of("account_id")} RETURNING account_id, {IsAlive}", new(0, 0, 1));
        yield return Ending($"DELETE FROM invitations WHERE {Of("inviter_id")} RETURNING inviter_id, {IsAlive}", new(0, 0, 1));
    }

    /// <summary>One update for both: an account whose expiry was reached and whose lock is over changes once.</summary>
    string Accounts() =>
        $"""
        UPDATE accounts SET version = version + 1,
            credential_epoch = credential_epoch + CASE WHEN {ExpiryIsDue} THEN 1 ELSE 0 END,
            expired_at = CASE WHEN {ExpiryIsDue} THEN $1 ELSE expired_at END,
            stopped_by = NULL, stopped_at = NULL, stopped_version = NULL,
            admin_locked_at = CASE WHEN admin_locked_until <= $1 THEN NULL ELSE admin_locked_at END,
            admin_lock_reason = CASE WHEN admin_locked_until <= $1 THEN NULL ELSE admin_lock_reason END,
            admin_locked_until = CASE WHEN admin_locked_until <= $1 THEN NULL ELSE admin_locked_until END
        WHERE {Of("id")} AND removed_at IS NULL AND ({ExpiryIsDue} OR admin_locked_until <= $1)
        """;

    string Of(string column) => dialect.IsAnyOf(column, 2);

    /// <summary>What was still alive counts; what was dead goes too.</summary>
    Statement Ending(string text, AppliedCounts one) => new(text, effect.At, expired)
    {
        Row = row =>
        {
            if (row.GetBoolean(1))
                Count(new(row.GetGuid(0)), one);
        },
    };

    void Count(AccountId account, AppliedCounts more)
    {
        var counted = ended.GetValueOrDefault(account);
        ended[account] = new(counted.Sessions + more.Sessions, counted.ApiKeys + more.ApiKeys, counted.Tokens + more.Tokens);
    }
}
