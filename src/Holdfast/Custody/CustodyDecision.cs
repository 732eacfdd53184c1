using Holdfast.Accounts;
using Holdfast.Recovery;
using Holdfast.Refusals;

namespace Holdfast.Custody;

/// <summary>What becomes of a sign-in whose custodians do not cover what the account becomes.</summary>
public enum CustodyMode
{
    /// <summary>It is void from then on; a new link is given.</summary>
    Void,

    /// <summary>It stays; the actor takes the place of the custodians.</summary>
    Vouch,
}

/// <summary>One decision, with its reason.</summary>
/// <param name="Mode">Void or vouch.</param>
/// <param name="Reason">Why; a vouch needs one.</param>
public sealed record CustodyDecision(CustodyMode Mode, Outcome<Reason> Reason);

/// <summary>The decisions that came with a command: one for every account that needs one, or one for each account by id.</summary>
public sealed record CustodyDecisions
{
    /// <summary>No decision.</summary>
    public static CustodyDecisions None { get; } = new();

    /// <summary>The decision for every account that is not named in <see cref="ById"/>.</summary>
    public CustodyDecision? ForAll { get; init; }

    /// <summary>Decisions by account.</summary>
    public IReadOnlyDictionary<AccountId, CustodyDecision> ById { get; init; } = new Dictionary<AccountId, CustodyDecision>();

    /// <summary>Where new links for void sign-ins come from; without it a void gives none.</summary>
    public FreshLinks? Links { get; init; }

    /// <summary>The decision for an account; null when there is none.</summary>
    public CustodyDecision? For(AccountId account) => ById.GetValueOrDefault(account) ?? ForAll;

    /// <summary>Every decision.</summary>
    public IEnumerable<CustodyDecision> All => ForAll is null ? ById.Values : ById.Values.Append(ForAll);
}

/// <summary>
/// Makes the links that a command may come to need, one for each account, and keeps their secrets until the answer shows them. Not
/// thread-safe: one request uses it.
/// </summary>
/// <param name="now">The clock from which ids are made.</param>
/// <param name="mailIsOn">Whether a link may be mailed instead of shown.</param>
public sealed class FreshLinks(DateTimeOffset now, bool mailIsOn)
{
    readonly Dictionary<AccountId, (OneTimeTokenId Id, OneTimeSecret Secret)> made = [];

    /// <summary>Whether mail is sent, so that a link can go to a personal address.</summary>
    public bool MailIsOn => mailIsOn;

    /// <summary>The id and the hash of the link for an account; the same at every call.</summary>
    internal (OneTimeTokenId Id, Sessions.SecretHash Hash) For(AccountId account)
    {
        if (!made.TryGetValue(account, out var link))
            made[account] = link = (OneTimeTokenId.New(now), OneTimeSecret.New());
        return (link.Id, link.Secret.Hash);
    }

    /// <summary>The secret of a link that was issued; null when none was made for the account.</summary>
    public OneTimeSecret? SecretFor(AccountId account) => made.TryGetValue(account, out var link) ? link.Secret : null;
}
