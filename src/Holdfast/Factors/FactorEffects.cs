using Holdfast.Accounts;
using Holdfast.Facts;

namespace Holdfast.Factors;

/// <summary>The writes of authenticators and backup codes that commands ask of the store.</summary>
static class FactorEffects
{
    /// <summary>Stores an enrolment that waits for its first code, in the place of any other that waits.</summary>
    public sealed record StoreTotp(StoredTotp Totp) : Effect;

    /// <summary>Confirms an enrolment, which must still wait, and uses up the step of its first code.</summary>
    public sealed record ConfirmTotp(AccountId Account, FactorId Id, long Step, DateTimeOffset At) : Effect;

    /// <summary>Uses up the codes of a step and of all before it: one conditional update; no code is accepted twice.</summary>
    public sealed record UseTotpStep(AccountId Account, FactorId Id, long Step) : Effect;

    public sealed record DeleteTotp(AccountId Account) : Effect;

    /// <summary>Stores a secret under another key, provided that it is still the one that was read.</summary>
    public sealed record ResealTotp(StoredTotp Before, SealedSecret After) : Effect;

    /// <summary>Uses up a backup code: it must still be there.</summary>
    public sealed record UseBackupCode(AccountId Account, byte[] Hash) : Effect;

    public sealed record ReplaceBackupCodes(AccountId Account, IReadOnlyList<byte[]> Hashes, DateTimeOffset At) : Effect;

    /// <summary>Counted.</summary>
    public sealed record DeleteBackupCodes(AccountId Account) : Effect;
}
