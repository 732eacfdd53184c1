using Holdfast.Accounts;
using Holdfast.Factors;

namespace Holdfast.Passkeys;

/// <summary>
/// A registered passkey. Each was made discoverable and with the person verified (by PIN, fingerprint or face), so each signs in alone
/// and is two factors in one.
/// </summary>
/// <param name="Id">Its id as a factor.</param>
/// <param name="Account">Whose it is.</param>
/// <param name="Name">What its owner calls it.</param>
/// <param name="CredentialId">The authenticator's name for it; no two passkeys share one.</param>
/// <param name="PublicKey">The public key in COSE form.</param>
public sealed record StoredPasskey(FactorId Id, AccountId Account, string Name, byte[] CredentialId, byte[] PublicKey)
{
    /// <summary>How many an account has at most.</summary>
    public const int MostPerAccount = 20;

    /// <summary>The signature counter as of the last use; 0 for authenticators that keep none.</summary>
    public uint SignCount { get; init; }

    /// <summary>How browsers reach the authenticator.</summary>
    public IReadOnlyList<string> Transports { get; init; } = [];

    /// <summary>Whether it may be copied to the owner's other devices. Never changes.</summary>
    public bool BackupEligible { get; init; }

    /// <summary>Whether it was so copied, as of the last use.</summary>
    public bool BackedUp { get; init; }

    /// <summary>When it was registered.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last signed in.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }

    /// <summary>
    /// Whether a use that shows this counter can be the next one of the only authenticator that holds it (WebAuthn 3, 7.2, step 22).
    /// </summary>
    public bool MayShow(uint signCount) => signCount > SignCount || (signCount == 0 && SignCount == 0);
}
