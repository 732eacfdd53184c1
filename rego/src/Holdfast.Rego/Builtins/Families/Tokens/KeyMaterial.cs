using System.Security.Cryptography;

namespace Holdfast.Rego.Builtins.Families.Tokens;

/// <summary>The numbers of a key.</summary>
internal abstract record KeyMaterial
{
    private KeyMaterial() { }

    internal sealed record Rsa(RSAParameters Parameters) : KeyMaterial;

    internal sealed record Elliptic(ECParameters Parameters) : KeyMaterial;

    internal sealed record Edwards(byte[] PublicKey, bool HoldsPrivate) : KeyMaterial;

    internal sealed record Secret(byte[] Bytes) : KeyMaterial;

    /// <summary>Whether the key can sign with what others cannot.</summary>
    internal bool IsPrivate => this switch
    {
        Rsa rsa => rsa.Parameters.D is not null,
        Elliptic elliptic => elliptic.Parameters.D is not null,
        Edwards edwards => edwards.HoldsPrivate,
        _ => false,
    };
}
