using Holdfast.Accounts;
using Holdfast.Facts;
using Holdfast.Gate;
using Holdfast.Passkeys;
using Holdfast.Sessions;

namespace Holdfast.Factors;

/// <summary>
/// What taking every second factor away means for an account: no TOTP secret, no backup code, and no passkey unless a passkey is all that
/// it signs in with.
/// </summary>
static class FactorRemoval
{
    public static Account Of(Account before) => Raise(before) with
    {
        HasTotp = false,
        CredentialCount = before.PasswordHash is null ? before.CredentialCount : 0,
    };

    /// <summary>What was proved against the factors as they were is worthless.</summary>
    public static Account Raise(Account before) => before with { CredentialEpoch = before.CredentialEpoch + 1 };

    /// <summary>The effects, after the account's row was written. Every session ends.</summary>
    public static IEnumerable<Effect> Effects(Account before)
    {
        yield return new SessionEffects.EndSessions(before.Id, null);
        yield return new FactorEffects.DeleteTotp(before.Id);
        yield return new FactorEffects.DeleteBackupCodes(before.Id);
        if (before.PasswordHash is not null)
            yield return new PasskeyEffects.DeletePasskeys(before.Id);
    }
}
