namespace Holdfast.Factors;

/// <summary>A secret as the store keeps it: encrypted and bound to what it belongs to. Its text form says nothing of it.</summary>
/// <param name="keyId">The key of the ring that seals it.</param>
/// <param name="nonce">12 random bytes.</param>
/// <param name="bytes">The ciphertext, its 16-byte tag last.</param>
public sealed class SealedSecret(string keyId, byte[] nonce, byte[] bytes)
{
    /// <summary>The key of the ring that seals it.</summary>
    public string KeyId { get; } = keyId;

    /// <summary>12 random bytes.</summary>
    public byte[] Nonce { get; } = nonce;

    /// <summary>The ciphertext, its 16-byte tag last.</summary>
    public byte[] Bytes { get; } = bytes;

    /// <summary>Says which key, and nothing of the secret.</summary>
    public override string ToString() => $"sealed under {KeyId}";
}
