using Holdfast.Recovery;
using Holdfast.Storage.Gate;
using Holdfast.Storage.Sql;

namespace Holdfast.Storage.Recovery;

/// <summary>Carries out the effects on one-time tokens.</summary>
static class TokenStorage
{
    static readonly RowText ofAccount =
        RowText.OfAccounts("DELETE FROM one_time_tokens WHERE account_id = $2 RETURNING expires_at > $1, account_id");

    public static void AddTo(Cupboard cupboard)
    {
        cupboard.Effect((TokenEffects.InsertToken e, Writing writing) => writing.Add(TokenRow.Inserting(e.Token)));
        cupboard.Effect((TokenEffects.ConsumeToken e, Writing writing) =>
            writing.Add(new Statement("DELETE FROM one_time_tokens WHERE id = $1", e.Token.Value) { MustAffect = 1 }));
        cupboard.Effect((TokenEffects.CancelTokens e, Writing writing) =>
        {
            if (e.Account is { } account)
                writing.OfAccount(ofAccount, writing.Now, account, () => writing.Tokens++);
            else
                writing.Ending("one_time_tokens", "account_id IS NULL", () => writing.Tokens++);
        });
        cupboard.Effect((TokenEffects.EndLinks e, Writing writing) => writing.Ending(
            "one_time_tokens", writing.Dialect.IsAnyOf("id", 2), () => writing.Tokens++, e.Links.Select(link => link.Value).ToArray()));
        cupboard.Effect((TokenEffects.EndMailedLinks e, Writing writing) =>
            writing.Ending("one_time_tokens", "account_id = $2 AND way <> 1", () => writing.Tokens++, e.Account.Value));
    }
}
