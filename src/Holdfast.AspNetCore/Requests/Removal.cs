using Holdfast.Accounts;
using Holdfast.Members;
using Holdfast.Refusals;

namespace Holdfast.AspNetCore.Requests;

/// <summary>The removal of an account, as both administrative surfaces ask for it.</summary>
static class Removal
{
    /// <summary>The command; <c>malformed</c> when the disposition is none.</summary>
    public static Outcome<AccountCommand> Of(AccountId id, string? disposition, string? reason)
    {
        if (disposition is null)
            return new RemoveAccount(id) { Reason = Reason.Parse(reason) };
        return Disposition.TryParse(disposition, out var keep)
            ? new RemoveAccount(id) { Disposition = keep, Reason = Reason.Parse(reason) }
            : Refusal.Malformed("disposition must be purge, tombstone, historical or policyDefault", "disposition");
    }
}
