using Holdfast.Sessions;
using Holdfast.Storage.Gate;
using Holdfast.Storage.Sql;

namespace Holdfast.Storage.Sessions;

/// <summary>Carries out the effects on sessions.</summary>
static class SessionStorage
{
    const string IsLive = "expires_at > $1 AND last_seen_at + idle_limit > $1";
    const string AlikeButOne = "account_id = $2 AND factor_verified = $3 AND id <> $4";
    const string Oldest = $"{AlikeButOne} AND id NOT IN (SELECT id FROM sessions WHERE {AlikeButOne} ORDER BY id DESC LIMIT $5)";

    static readonly RowText ofAccount = RowText.OfAccounts($"DELETE FROM sessions WHERE account_id = $2 RETURNING {IsLive}, account_id");

    public static void AddTo(Cupboard cupboard)
    {
        cupboard.Effect((SessionEffects.InsertSession e, Writing writing) => writing.Add(SessionRow.Inserting(e.Session, e.Hash)));
        cupboard.Effect((SessionEffects.RotateSession e, Writing writing) => writing.Add(SessionRow.Rotating(e.Session, e.Hash)));
        cupboard.Effect((SessionEffects.EndSessions e, Writing writing) =>
        {
            if (e.Except is { } kept)
                End(writing, "account_id = $2 AND id <> $3", e.Account.Value, kept.Value);
            else
                writing.OfAccount(ofAccount, writing.Now, e.Account, () => writing.Sessions++);
        });
        cupboard.Effect((SessionEffects.EndSession e, Writing writing) => End(writing, "id = $2", e.Session.Value));
        cupboard.Effect((SessionEffects.EndFactorSessions e, Writing writing) =>
        {
            End(writing, "account_id = $2 AND factor_verified AND ($3 IS NULL OR id <> $3)", e.Account.Value, e.Except?.Value);
            writing.Run("UPDATE sessions SET factor_verified = FALSE WHERE id = $1", e.Except?.Value);
        });
        cupboard.Effect((SessionEffects.EndOldestSessions e, Writing writing) => End(
            writing, Oldest, e.Newest.AccountId.Value, e.Newest.FactorVerified, e.Newest.Id.Value, e.Kept - 1L));
    }

    /// <summary>Also deletes expired sessions, because a late "last seen" write could revive them; counts only live ones.</summary>
    static void End(Writing writing, string which, params ReadOnlySpan<SqlValue> values) =>
        writing.Counting($"DELETE FROM sessions WHERE {which} RETURNING {IsLive}", () => writing.Sessions++, values);
}
