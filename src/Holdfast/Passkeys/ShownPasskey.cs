using Holdfast.Factors;

namespace Holdfast.Passkeys;

/// <summary>
/// An assertion whose challenge, origin and signature hold. What the passkey is under the lock, and whether its counter rose, the gate
/// judges.
/// </summary>
/// <param name="Passkey">The passkey as it was read for the check.</param>
/// <param name="SignCount">The counter that was signed.</param>
/// <param name="BackedUp">Whether it was copied, as signed.</param>
public sealed record ShownPasskey(StoredPasskey Passkey, uint SignCount, bool BackedUp)
{
    internal FactorEvidence.Passkey Evidence => new(Passkey.Account, Passkey.Id, SignCount, BackedUp);
}
