using System.Security.Cryptography;

namespace Holdfast.Rego.Builtins.Families.Tokens;

/// <summary>The numbers of a key.</summary>
abstract record KeyMaterial
{
    KeyMaterial() { }

    public sealed record Rsa(RSAParameters Parameters) : KeyMaterial;

    public sealed record Elliptic(ECParameters Parameters) : KeyMaterial;

    public sealed record Edwards(byte[] PublicKey, bool HoldsPrivate) : KeyMaterial;

    public sealed record Secret(byte[] Bytes) : KeyMaterial;

    /// <summary>Whether the key can sign with what others cannot.</summary>
    public bool IsPrivate => this switch
    {
        Rsa rsa => rsa.Parameters.D is not null,
        Elliptic elliptic => elliptic.Parameters.D is not null,
        Edwards edwards => edwards.HoldsPrivate,
        _ => false,
    };
}
