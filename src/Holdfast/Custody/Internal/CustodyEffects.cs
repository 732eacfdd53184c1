using Holdfast.Accounts;
using Holdfast.ApiKeys;
using Holdfast.Facts;

namespace Holdfast.Custody;

/// <summary>The writes of custody and of the addresses that accounts confirm that commands ask of the store.</summary>
static class CustodyEffects
{
    /// <summary>Replaces an account's custodians, former ones included.</summary>
    public sealed record SetCustodians(AccountId Account, IReadOnlyList<Carrier> Custodians) : Effect;

    /// <summary>Notes that accounts have issued something for others.</summary>
    public sealed record MarkCarriers(IReadOnlyList<AccountId> Accounts) : Effect;

    /// <summary>Ends every unused link and invitation that an account issued. Counted with the tokens.</summary>
    public sealed record EndIssued(AccountId Issuer) : Effect;

    /// <summary>
    /// Ends every unused link and invitation that carries an account which was live when it was issued. Counted with the tokens.
    /// </summary>
    public sealed record EndCarried(AccountId Carrier) : Effect;

    /// <summary>
    /// Ends every unused link, invitation and secret that carries an account at all. Links and invitations are counted with the tokens,
    /// keys left without a secret with the keys.
    /// </summary>
    public sealed record EndAllThatCarries(AccountId Carrier, DateTimeOffset At) : Effect;

    /// <summary>
    /// Ends every unused link and invitation that an API key issued, or that carries somebody whose sign-in it issued, and every secret
    /// that carries one. Counted with the tokens and keys.
    /// </summary>
    public sealed record EndIssuedByKey(ApiKeyId Key) : Effect;

    /// <summary>Stores the code that confirms an address, in the place of any other of the account.</summary>
    public sealed record StoreConfirmation(EmailConfirmation Confirmation) : Effect;

    /// <summary>Uses up the code that confirms an address.</summary>
    public sealed record UseConfirmation(AccountId Account) : Effect;
}
