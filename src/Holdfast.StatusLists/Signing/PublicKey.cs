using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Holdfast.StatusLists.Signing;

/// <summary>A public P-256 key as a JSON Web Key (RFC 7517).</summary>
/// <param name="X">The x coordinate, base64url.</param>
/// <param name="Y">The y coordinate, base64url.</param>
public sealed record PublicKey(string X, string Y)
{
    /// <summary>The RFC 7638 thumbprint: SHA-256 over the required members in lexical order, base64url.</summary>
    public string Thumbprint =>
        Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes($$"""{"crv":"P-256","kty":"EC","x":"{{X}}","y":"{{Y}}"}""")));

    internal static PublicKey Of(ECParameters parameters) =>
        new(Base64Url.EncodeToString(parameters.Q.X), Base64Url.EncodeToString(parameters.Q.Y));

    /// <summary>
    /// Verifies a compact JWS made by <see cref="Es256Key.Sign"/>; answers its payload, or null when the signature is not of this key.
    /// </summary>
    public byte[]? Verify(string jws)
    {
        if (jws.Split('.') is not [var header, var payload, var signature])
            return null;
        using var key = ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new ECPoint { X = Base64Url.DecodeFromChars(X), Y = Base64Url.DecodeFromChars(Y) },
        });
        try
        {
            return key.VerifyData(Encoding.ASCII.GetBytes($"{header}.{payload}"), Base64Url.DecodeFromChars(signature), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation)
                ? Base64Url.DecodeFromChars(payload)
                : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    internal void WriteTo(Utf8JsonWriter json)
    {
        json.WriteString("kty", "EC");
        json.WriteString("crv", "P-256");
        json.WriteString("alg", "ES256");
        json.WriteString("use", "sig");
        json.WriteString("kid", Thumbprint);
        json.WriteString("x", X);
        json.WriteString("y", Y);
    }
}
