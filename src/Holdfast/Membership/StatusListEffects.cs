using Holdfast.Accounts;
using Holdfast.Factors;
using Holdfast.Facts;
using Holdfast.StatusLists.Documents;

namespace Holdfast.Membership;

/// <summary>The writes of status lists and of the keys that sign them that commands ask of the store.</summary>
static class StatusListEffects
{
    /// <summary>Opens a status list.</summary>
    public sealed record OpenList(OpenStatusList List) : Effect;

    /// <summary>Gives an account the next slot in each of these lists; they must still be as far as they were.</summary>
    public sealed record AssignSlots(AccountId Account, IReadOnlyList<OpenStatusList> Lists) : Effect;

    /// <summary>Sets or clears an account's bit of a purpose. Told among the counts when that changed anything.</summary>
    public sealed record FlipStatus(AccountId Account, StatusPurpose Purpose, bool IsSet) : Effect
    {
        internal override AccountId? OnlyOf => Account;
    }

    /// <summary>Retires the present issuer key and erases its private half.</summary>
    public sealed record RetireIssuerKeys(DateTimeOffset At) : Effect;

    public sealed record InsertIssuerKey(IssuerKey Key) : Effect;

    /// <summary>Stores the private half of an issuer key under another key, provided that it is still the one that was read.</summary>
    public sealed record ResealIssuerKey(IssuerKey Before, SealedSecret After) : Effect;
}
