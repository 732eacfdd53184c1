using Holdfast.Accounts;
using Holdfast.Custody;

namespace Holdfast.Passwords;

/// <summary>
/// An account whose password is set otherwise than with the present one: whatever else signed it in ends, a void sign-in is over, and it
/// has the custodians of the new password alone.
/// </summary>
static class PasswordAnew
{
    /// <summary>The account with the new password.</summary>
    /// <param name="before">The account as it is.</param>
    /// <param name="hash">The hash of the new password.</param>
    /// <param name="mustChange">Whether the next sign-in must change it.</param>
    /// <param name="custodians">The new custodians.</param>
    /// <param name="keepsMailbox">Whether its address stays confirmed: the link went there.</param>
    public static Account Of(Account before, string hash, bool mustChange, IReadOnlyList<Carrier> custodians, bool keepsMailbox = false) => before with
    {
        PasswordHash = hash,
        MustChangePassword = mustChange,
        CredentialCount = 0,
        SignInVoidAt = null,
        SignInVoidCause = null,
        SignInUnfinished = mustChange && custodians.Count > 0,
        InDoubtSince = null,
        HasCustodians = custodians.Count > 0,
        EmailStanding = keepsMailbox ? before.EmailStanding : EmailStanding.Unconfirmed,
    };
}
