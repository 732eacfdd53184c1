using System.Security.Cryptography;
using Holdfast.Rego.Builtins.Families.Encodings;

namespace Holdfast.Rego.Builtins.Families.Tokens;

/// <summary>Reads one JSON Web Key (RFC 7517).</summary>
static class JwkReader
{
    const int LargestModulusBytes = 1024;
    const int LargestExponentBytes = 8;

    public static TokenKey Read(RegoObject key)
    {
        KeyMaterial material = Text(key, "kty") switch
        {
            "RSA" => ReadRsa(key),
            "EC" => ReadElliptic(key),
            "OKP" => ReadEdwards(key),
            "oct" => new KeyMaterial.Secret(Bytes(key, "k") ?? throw new TokenException("required field \"k\" is missing")),
            "" => throw new TokenException("required field \"kty\" is missing"),
            var other => throw new TokenException($"unknown key type \"{other}\""),
        };
        return new(material, Text(key, "alg"), Text(key, "kid"));
    }

    /// <summary>An RSA key, unless computing with it would take too long.</summary>
    public static KeyMaterial.Rsa Checked(RSAParameters parameters) =>
        parameters.Modulus!.Length > LargestModulusBytes || parameters.Exponent!.Length > LargestExponentBytes
            ? throw new CryptographicException("the RSA key is too large")
            : new(parameters);

    static KeyMaterial.Rsa ReadRsa(RegoObject key)
    {
        var parameters = new RSAParameters { Modulus = Number(key, "n", 0), Exponent = Number(key, "e", 0) };
        if (parameters.Modulus is null || parameters.Exponent is null)
            throw new TokenException("required fields \"n\" and \"e\" are missing");
        var (whole, half) = (parameters.Modulus.Length, (parameters.Modulus.Length + 1) / 2);
        parameters.D = Number(key, "d", whole);
        if (parameters.D is not null)
        {
            parameters.P = Number(key, "p", half);
            parameters.Q = Number(key, "q", half);
            parameters.DP = Number(key, "dp", half);
            parameters.DQ = Number(key, "dq", half);
            parameters.InverseQ = Number(key, "qi", half);
        }
        return Checked(parameters);
    }

    static KeyMaterial.Elliptic ReadElliptic(RegoObject key)
    {
        var (curve, length) = Text(key, "crv") switch
        {
            "P-256" => (ECCurve.NamedCurves.nistP256, 32),
            "P-384" => (ECCurve.NamedCurves.nistP384, 48),
            "P-521" => (ECCurve.NamedCurves.nistP521, 66),
            var other => throw new TokenException($"unknown curve \"{other}\""),
        };
        var parameters = new ECParameters
        {
            Curve = curve,
            Q = new ECPoint { X = Number(key, "x", length), Y = Number(key, "y", length) },
            D = Number(key, "d", length),
        };
        if (parameters.Q.X is null || parameters.Q.Y is null)
            throw new TokenException("required fields \"x\" and \"y\" are missing");
        return new(parameters);
    }

    static KeyMaterial.Edwards ReadEdwards(RegoObject key)
    {
        if (Text(key, "crv") != "Ed25519" || Bytes(key, "x") is not { Length: Ed25519.KeyLength } bytes)
            throw new TokenException("unknown curve or wrong length of field \"x\"");
        return new(bytes, Bytes(key, "d") is not null);
    }

    /// <summary>A number without leading zeros, filled up with them to a length.</summary>
    static byte[]? Number(RegoObject key, string name, int length)
    {
        if (Bytes(key, name) is not { } bytes)
            return null;
        var start = Array.FindIndex(bytes, part => part != 0);
        bytes = start < 0 ? [0] : bytes[start..];
        if (bytes.Length > length && length > 0)
            throw new TokenException($"field \"{name}\" is too long");
        return length == 0 ? bytes : [.. new byte[length - bytes.Length], .. bytes];
    }

    static byte[]? Bytes(RegoObject key, string name)
    {
        if (key.Find(RegoString.Of(name)) is not RegoString text)
            return null;
        return Base64Text.TryDecodeUrl(text.Value, out var bytes, out var fault) ? bytes : throw new TokenException($"field \"{name}\": {fault}");
    }

    static string Text(RegoObject key, string name) => (key.Find(RegoString.Of(name)) as RegoString)?.Value ?? "";
}
