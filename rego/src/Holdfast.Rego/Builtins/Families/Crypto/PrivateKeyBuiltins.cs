using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using Holdfast.Rego.Builtins.Families.Encodings;
using T = Holdfast.Rego.Builtins.RegoTypes;

namespace Holdfast.Rego.Builtins.Families.Crypto;

/// <summary>Reads private keys from PEM, alone or several in a row, also when that is wrapped in base64.</summary>
static class PrivateKeyBuiltins
{
    const int StepsPerKey = 10_000;

    public static readonly Builtin[] All =
    [
        Builtin.Function("crypto.parse_private_keys", [T.String], T.Array | T.Null, Parse),
    ];

    static RegoValue? Parse(in BuiltinCall call)
    {
        if (!call.Text(0, out var text))
            return null;
        if (text.Length == 0)
            return RegoNull.Value;
        call.Budget.ChargeText(text.Length * 4L);
        if (Base64Text.TryDecode(text, out var decoded, out _))
            text = Encoding.UTF8.GetString(decoded);
        var keys = new List<RegoValue>();
        try
        {
            while (PemEncoding.TryFind(text, out var fields))
            {
                call.Budget.Charge(StepsPerKey);
                if (Read(text[fields.Label], text[fields.Location]) is { } key)
                    keys.Add(key);
                text = text[fields.Location.End..];
            }
        }
        catch (CryptographicException exception)
        {
            return call.Fail(exception.Message);
        }
        return RegoArray.Adopt([.. keys]);
    }

    static RegoObject? Read(string label, string pem)
    {
        switch (label)
        {
            case "RSA PRIVATE KEY":
                return ReadRsa(pem);
            case "EC PRIVATE KEY":
                return ReadElliptic(pem);
            case "PRIVATE KEY":
                try
                {
                    return ReadRsa(pem);
                }
                catch (CryptographicException)
                {
                    return ReadElliptic(pem);
                }
            default:
                return null;
        }
    }

    static RegoObject ReadRsa(string pem)
    {
        using var rsa = RSA.Create();
        rsa.ImportFromPem(pem);
        var key = rsa.ExportParameters(includePrivateParameters: true);
        return Object(
            ("N", Number(key.Modulus)),
            ("E", Number(key.Exponent)),
            ("D", Number(key.D)),
            ("Primes", RegoArray.Of(Number(key.P), Number(key.Q))),
            ("Precomputed", Object(("Dp", Number(key.DP)), ("Dq", Number(key.DQ)), ("Qinv", Number(key.InverseQ)), ("CRTValues", RegoArray.Empty))));
    }

    static RegoObject ReadElliptic(string pem)
    {
        using var elliptic = ECDsa.Create();
        elliptic.ImportFromPem(pem);
        var key = elliptic.ExportParameters(includePrivateParameters: true);
        return Object(("Curve", RegoObject.Empty), ("X", Number(key.Q.X)), ("Y", Number(key.Q.Y)), ("D", Number(key.D)));
    }

    static RegoNumber Number(byte[]? bytes) => RegoNumber.Of(new BigInteger(bytes, isUnsigned: true, isBigEndian: true));

    static RegoObject Object(params ReadOnlySpan<(string Name, RegoValue Value)> parts)
    {
        var built = new RegoObjectBuilder(parts.Length);
        foreach (var (name, value) in parts)
            built.Set(RegoString.Of(name), value);
        return built.Build();
    }
}
