using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Holdfast.Rego.Builtins.Families.Tokens;

/// <summary>Reads keys from PEM (a certificate or a public key) or JSON (a key or a set of keys).</summary>
static class KeyReader
{
    const string RsaId = "1.2.840.113549.1.1.1";
    const string EllipticId = "1.2.840.10045.2.1";
    const string Ed25519Id = "1.3.101.112";

    /// <summary>The keys, from the evaluation's cache when they were read before.</summary>
    /// <exception cref="TokenException">The text holds no keys.</exception>
    public static TokenKey[] Read(EvaluationContext context, RegoString text)
    {
        context.Budget.Charge(text.Weight * 4L);
        return context.Cache.GetOrAdd("io.jwt", text, _ => Read(text.Value));
    }

    static TokenKey[] Read(string text)
    {
        if (PemEncoding.TryFind(text, out var fields))
            return [new(ReadPem(text, fields))];
        return [.. ReadJson(text).Where(key => key.Algorithm.Length == 0 || SignatureScheme.IsKnown(key.Algorithm))];
    }

    /// <summary>The keys in a JSON text.</summary>
    /// <exception cref="TokenException">The text is no key and no set of keys.</exception>
    public static List<TokenKey> ReadJson(string text)
    {
        try
        {
            if (RegoValue.ParseJson(text) is not RegoObject entries)
                throw new TokenException("not an object");
            return entries.Find(RegoString.Of("keys")) is RegoArray keys
                ? [.. keys.Select(key => JwkReader.Read(key as RegoObject ?? throw new TokenException("not an object")))]
                : [JwkReader.Read(entries)];
        }
        catch (Exception exception) when (exception is RegoJsonException or TokenException or CryptographicException)
        {
            throw new TokenException($"failed to parse a JWK key (set): {exception.Message}");
        }
    }

    static KeyMaterial ReadPem(string text, PemFields fields)
    {
        var rest = text.AsSpan(fields.Location.End.GetOffset(text.Length));
        var lineEnd = rest.IndexOf('\n');
        if (rest[..(lineEnd < 0 ? rest.Length : lineEnd)].Trim().Length > 0 || (lineEnd >= 0 && lineEnd + 1 < rest.Length))
            throw new TokenException("extra data after a PEM certificate block");
        var bytes = Convert.FromBase64String(text[fields.Base64Data]);
        switch (text[fields.Label])
        {
            case "CERTIFICATE":
                return Guard("failed to parse a PEM certificate", () =>
                {
                    using var certificate = X509CertificateLoader.LoadCertificate(bytes);
                    return ReadPublicKey(certificate.PublicKey);
                });
            case "PUBLIC KEY":
                return Guard("failed to parse a PEM public key", () => ReadPublicKey(PublicKey.CreateFromSubjectPublicKeyInfo(bytes, out _)));
            default:
                throw new TokenException("failed to extract a Key from the PEM certificate");
        }
    }

    static KeyMaterial Guard(string what, Func<KeyMaterial> read)
    {
        try
        {
            return read();
        }
        catch (CryptographicException exception)
        {
            throw new TokenException($"{what}: {exception.Message}");
        }
    }

    static KeyMaterial ReadPublicKey(PublicKey key)
    {
        switch (key.Oid.Value)
        {
            case RsaId:
                using (var rsa = key.GetRSAPublicKey())
                    return JwkReader.Checked(rsa!.ExportParameters(includePrivateParameters: false));
            case EllipticId:
                using (var elliptic = key.GetECDsaPublicKey())
                    return Named(elliptic!.ExportParameters(includePrivateParameters: false));
            case Ed25519Id:
                return new KeyMaterial.Edwards(key.EncodedKeyValue.RawData, HoldsPrivate: false);
            default:
                throw new CryptographicException("unknown public key algorithm");
        }
    }

    /// <summary>Curves that a key brings along could be made to take forever.</summary>
    static KeyMaterial.Elliptic Named(ECParameters parameters) =>
        parameters.Curve.IsNamed ? new(parameters) : throw new CryptographicException("unsupported elliptic curve");
}
