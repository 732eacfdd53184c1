using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Holdfast.StatusLists.Signing;

/// <summary>A P-256 key that signs with ES256 (RFC 7518). Its id is the RFC 7638 thumbprint of its public half.</summary>
public sealed class Es256Key : IDisposable
{
    readonly ECDsa key;
    readonly Lock guard = new();

    Es256Key(ECDsa key)
    {
        this.key = key;
        Public = PublicKey.Of(key.ExportParameters(includePrivateParameters: false));
    }

    /// <summary>The public half.</summary>
    public PublicKey Public { get; }

    /// <summary>A fresh key.</summary>
    public static Es256Key New() => new(ECDsa.Create(ECCurve.NamedCurves.nistP256));

    /// <summary>A stored key.</summary>
    /// <exception cref="CryptographicException">The bytes are not a PKCS#8 private key on P-256.</exception>
    public static Es256Key FromPkcs8(ReadOnlySpan<byte> pkcs8)
    {
        var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(pkcs8, out _);
        if (key.KeySize == 256)
            return new(key);
        key.Dispose();
        throw new CryptographicException("The key is not on P-256.");
    }

    /// <summary>The private key as PKCS#8, for storage under encryption.</summary>
    public byte[] ToPkcs8() => key.ExportPkcs8PrivateKey();

    /// <summary>A compact JWS (RFC 7515) over a JSON payload.</summary>
    /// <param name="type">The <c>typ</c> header, for example <c>vc+jwt</c>.</param>
    /// <param name="keyUrl">The <c>kid</c> header: where a verifier finds the key.</param>
    /// <param name="payload">The payload's bytes, signed as they are.</param>
    public string Sign(string type, string keyUrl, ReadOnlySpan<byte> payload)
    {
        var header = Json.Write(json =>
        {
            json.WriteString("alg", "ES256");
            json.WriteString("typ", type);
            json.WriteString("kid", keyUrl);
        });
        var signed = $"{Base64Url.EncodeToString(header)}.{Base64Url.EncodeToString(payload)}";
        byte[] signature;
        lock (guard)
            signature = key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        return $"{signed}.{Base64Url.EncodeToString(signature)}";
    }

    /// <inheritdoc/>
    public void Dispose() => key.Dispose();

    /// <summary>Says nothing of the private half.</summary>
    public override string ToString() => $"ES256 key {Public.Thumbprint}";
}
