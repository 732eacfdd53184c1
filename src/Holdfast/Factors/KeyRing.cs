using System.Security.Cryptography;
using System.Text;
using Holdfast.Accounts;
using Holdfast.Refusals;
using Holdfast.StatusLists.Signing;

namespace Holdfast.Factors;

/// <summary>
/// Seals secrets with AES-256-GCM under the newest key of the key file. What a secret belongs to and the key's id are associated data: a
/// sealed secret that is moved to another place, or whose key id is altered, does not open. The file is read for each use, so a rotation
/// counts at once in every process. Thread-safe.
/// </summary>
/// <param name="path">The key file; null when the host names none, and then nothing can be sealed or opened.</param>
public sealed class KeyRing(string? path)
{
    const int NonceBytes = 12;
    const int TagBytes = 16;

    /// <summary>The key file.</summary>
    public string? Path { get; } = path;

    /// <summary>Whether the key file is readable and holds a key.</summary>
    public bool CanSeal => Path is not null && KeyFile.TryRead(Path, out _);

    /// <summary>Seals a TOTP secret. Refuses with <c>factor_unavailable</c> when there is no key.</summary>
    public Outcome<SealedSecret> Seal(AccountId account, TotpSecret secret) => Seal($"totp\0{account}", secret.Expose().ToArray());

    /// <summary>Opens a TOTP secret. Refuses with <c>factor_unavailable</c>: its key is missing, or it was altered or moved.</summary>
    public Outcome<TotpSecret> Open(AccountId account, SealedSecret secret) => Open($"totp\0{account}", secret).Select(TotpSecret.Of);

    /// <summary>Seals the private half of an issuer key. Refuses with <c>factor_unavailable</c> when there is no key.</summary>
    public Outcome<SealedSecret> Seal(Es256Key issuerKey) => Seal($"issuer\0{issuerKey.Public.Thumbprint}", issuerKey.ToPkcs8());

    /// <summary>
    /// Opens an issuer key by its public half. Refuses with <c>factor_unavailable</c>: the key that seals it is missing, or it was
    /// altered or moved.
    /// </summary>
    public Outcome<Es256Key> Open(PublicKey issuerKey, SealedSecret secret) => Open($"issuer\0{issuerKey.Thumbprint}", secret).Select(pkcs8 => Es256Key.FromPkcs8(pkcs8));

    Outcome<SealedSecret> Seal(string place, byte[] plain) => Read().Then<SealedSecret>(keys =>
    {
        var key = keys[^1];
        var nonce = RandomNumberGenerator.GetBytes(NonceBytes);
        var bytes = new byte[plain.Length + TagBytes];
        using var cipher = new AesGcm(key.Bytes, TagBytes);
        cipher.Encrypt(nonce, plain, bytes.AsSpan(0, plain.Length), bytes.AsSpan(plain.Length), Binding(place, key.Id));
        return new SealedSecret(key.Id, nonce, bytes);
    });

    Outcome<byte[]> Open(string place, SealedSecret secret) => Read().Then<byte[]>(keys =>
    {
        if (keys.FirstOrDefault(key => key.Id == secret.KeyId) is not { } key || secret.Bytes.Length <= TagBytes || secret.Nonce.Length != NonceBytes)
            return Refusal.FactorUnavailable();
        var plain = new byte[secret.Bytes.Length - TagBytes];
        using var cipher = new AesGcm(key.Bytes, TagBytes);
        try
        {
            cipher.Decrypt(secret.Nonce, secret.Bytes.AsSpan(0, plain.Length), secret.Bytes.AsSpan(plain.Length), plain, Binding(place, key.Id));
            return plain;
        }
        catch (AuthenticationTagMismatchException)
        {
            return Refusal.FactorUnavailable();
        }
    });

    Outcome<IReadOnlyList<KeyFile.Key>> Read() =>
        Path is not null && KeyFile.TryRead(Path, out var keys) ? Outcome<IReadOnlyList<KeyFile.Key>>.Done(keys) : Refusal.FactorUnavailable();

    static byte[] Binding(string place, string keyId) => Encoding.UTF8.GetBytes($"holdfast {place}\0{keyId}");
}
