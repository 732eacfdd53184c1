using Holdfast.Accounts;
using Holdfast.Facts;

namespace Holdfast.Recovery;

/// <summary>The writes of one-time tokens that commands ask of the store.</summary>
static class TokenEffects
{
    public sealed record InsertToken(OneTimeToken Token) : Effect;

    /// <summary>Uses a token up; it must still be there.</summary>
    public sealed record ConsumeToken(OneTimeTokenId Token) : Effect;

    /// <summary>Cancels the tokens of an account; of setup links when <paramref name="Account"/> is null. Counted.</summary>
    public sealed record CancelTokens(AccountId? Account) : Effect
    {
        internal override AccountId? OnlyOf => Account;
    }

    /// <summary>Ends unused links. Counted with the tokens.</summary>
    public sealed record EndLinks(IReadOnlyList<OneTimeTokenId> Links) : Effect;

    /// <summary>Ends the mailed links of an account, because its address changed. Counted with the tokens.</summary>
    public sealed record EndMailedLinks(AccountId Account) : Effect;
}
