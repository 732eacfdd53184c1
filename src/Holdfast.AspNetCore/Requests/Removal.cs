using Holdfast.Accounts;
using Holdfast.Members;
using Holdfast.Refusals;

namespace Holdfast.AspNetCore.Requests;

/// <summary>The removal of an account, as every surface asks for it.</summary>
static class Removal
{
    /// <summary>A disposition that is none.</summary>
    public static Refusal UnknownDisposition { get; } = Refusal.Malformed("disposition must be purge, tombstone, historical or policyDefault", "disposition");

    /// <summary>The command; <c>malformed</c> when the disposition is none.</summary>
    public static Outcome<RemoveAccount> Of(AccountId id, string? disposition, string? reason, bool compromised = false)
    {
        if (disposition is null)
            return new RemoveAccount(id) { Reason = Reason.Parse(reason), IsCompromised = compromised };
        return Disposition.TryParse(disposition, out var keep)
            ? new RemoveAccount(id) { Disposition = keep, Reason = Reason.Parse(reason), IsCompromised = compromised }
            : UnknownDisposition;
    }
}
