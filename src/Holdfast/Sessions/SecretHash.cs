using System.Security.Cryptography;
using System.Text;

namespace Holdfast.Sessions;

/// <summary>
/// The SHA-256 of a random secret of at least 128 bits (session token, API key, one-time token). The store keeps this alone.
/// </summary>
/// <remarks>Look-ups go by the hash, so no comparison of secrets depends on their content.</remarks>
public readonly struct SecretHash : IEquatable<SecretHash>
{
    readonly byte[] bytes;

    SecretHash(byte[] bytes) => this.bytes = bytes;

    /// <summary>The hash of a secret's text.</summary>
    public static SecretHash Of(string secret) => new(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>The 32 bytes as the store keeps them.</summary>
    public byte[] ToArray() => bytes;

    /// <inheritdoc/>
    public bool Equals(SecretHash other) => CryptographicOperations.FixedTimeEquals(bytes, other.bytes);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SecretHash other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => BitConverter.ToInt32(bytes, 0);
}
