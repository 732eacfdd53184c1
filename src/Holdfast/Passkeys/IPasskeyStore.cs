using Holdfast.Accounts;

namespace Holdfast.Passkeys;

/// <summary>Reads passkeys, and keeps the challenges of ceremonies. Challenges are bookkeeping, not authority.</summary>
public interface IPasskeyStore
{
    /// <summary>The passkeys of an account, oldest first.</summary>
    ValueTask<IReadOnlyList<StoredPasskey>> OfAsync(AccountId account, CancellationToken cancellationToken);

    /// <summary>The passkey with this credential id, or null.</summary>
    ValueTask<StoredPasskey?> FindAsync(byte[] credentialId, CancellationToken cancellationToken);

    /// <summary>
    /// Keeps a challenge for <see cref="PasskeyChallenge.Lifetime"/>; of the same holder's, the oldest beyond
    /// <see cref="PasskeyChallenge.MostPerHolder"/> go.
    /// </summary>
    ValueTask IssueAsync(PasskeyChallenge challenge, byte[] holder, CancellationToken cancellationToken);

    /// <summary>
    /// Takes a challenge away and answers it, unless it is unknown, expired or was taken before: of parallel callers one gets it,
    /// whatever comes of it.
    /// </summary>
    ValueTask<PasskeyChallenge?> TakeAsync(Sessions.SecretHash hash, CancellationToken cancellationToken);
}
