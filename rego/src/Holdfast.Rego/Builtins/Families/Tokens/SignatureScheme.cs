using System.Security.Cryptography;
using Holdfast.Rego.Limits;

namespace Holdfast.Rego.Builtins.Families.Tokens;

/// <summary>The algorithms of signed tokens by their names: <c>RS256</c> and so on.</summary>
sealed class SignatureScheme
{
    const int StepsPerVerification = 5_000;
    const int StepsPerSignature = 50_000;

    static readonly Dictionary<string, SignatureScheme> Known = new()
    {
        ["HS256"] = new('H', HashAlgorithmName.SHA256),
        ["HS384"] = new('H', HashAlgorithmName.SHA384),
        ["HS512"] = new('H', HashAlgorithmName.SHA512),
        ["RS256"] = new('R', HashAlgorithmName.SHA256),
        ["RS384"] = new('R', HashAlgorithmName.SHA384),
        ["RS512"] = new('R', HashAlgorithmName.SHA512),
        ["PS256"] = new('P', HashAlgorithmName.SHA256),
        ["PS384"] = new('P', HashAlgorithmName.SHA384),
        ["PS512"] = new('P', HashAlgorithmName.SHA512),
        ["ES256"] = new('E', HashAlgorithmName.SHA256),
        ["ES384"] = new('E', HashAlgorithmName.SHA384),
        ["ES512"] = new('E', HashAlgorithmName.SHA512),
        ["EdDSA"] = new('D', default),
    };

    readonly char family;
    readonly HashAlgorithmName hash;

    SignatureScheme(char family, HashAlgorithmName hash) => (this.family, this.hash) = (family, hash);

    RSASignaturePadding Padding => family == 'R' ? RSASignaturePadding.Pkcs1 : RSASignaturePadding.Pss;

    public static bool IsKnown(string name) => Known.ContainsKey(name);

    public static SignatureScheme? Find(string name) => Known.GetValueOrDefault(name);

    /// <summary>Whether the signature is right; a key of another kind makes it wrong.</summary>
    public bool Verify(BudgetMeter budget, KeyMaterial key, byte[] data, byte[] signature)
    {
        budget.Charge(StepsPerVerification + data.Length / 64);
        try
        {
            return (key, family) switch
            {
                (KeyMaterial.Secret secret, 'H') => CryptographicOperations.FixedTimeEquals(Authenticate(secret.Bytes, data), signature),
                (KeyMaterial.Rsa rsa, 'R' or 'P') => VerifyRsa(rsa.Parameters, data, signature),
                (KeyMaterial.Elliptic elliptic, 'E') => VerifyElliptic(elliptic.Parameters, data, signature),
                (KeyMaterial.Edwards edwards, 'D') => Ed25519.Verify(budget, edwards.PublicKey, data, signature),
                _ => false,
            };
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    /// <summary>Signs with a private key or a secret.</summary>
    /// <exception cref="TokenException">The key does not fit.</exception>
    public byte[] Sign(BudgetMeter budget, KeyMaterial key, byte[] data)
    {
        budget.Charge(StepsPerSignature + data.Length / 64);
        try
        {
            switch (key, family)
            {
                case (KeyMaterial.Secret secret, 'H'):
                    return Authenticate(secret.Bytes, data);
                case (KeyMaterial.Rsa { IsPrivate: true } rsa, 'R' or 'P'):
                    using (var signer = RSA.Create(rsa.Parameters))
                        return signer.SignData(data, hash, Padding);
                case (KeyMaterial.Elliptic { IsPrivate: true } elliptic, 'E'):
                    using (var signer = ECDsa.Create(elliptic.Parameters))
                        return signer.SignData(data, hash, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
                case (KeyMaterial.Edwards, 'D'):
                    throw new TokenException("signing with EdDSA is not offered by this implementation");
                default:
                    throw new TokenException("the key does not fit the algorithm");
            }
        }
        catch (CryptographicException exception)
        {
            throw new TokenException($"failed to sign: {exception.Message}");
        }
    }

    bool VerifyRsa(RSAParameters parameters, byte[] data, byte[] signature)
    {
        using var rsa = RSA.Create(new RSAParameters { Modulus = parameters.Modulus, Exponent = parameters.Exponent });
        return rsa.VerifyData(data, signature, hash, Padding);
    }

    bool VerifyElliptic(ECParameters parameters, byte[] data, byte[] signature)
    {
        using var elliptic = ECDsa.Create(parameters with { D = null });
        return elliptic.VerifyData(data, signature, hash, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }

    byte[] Authenticate(byte[] secret, byte[] data) => CryptographicOperations.HmacData(hash, secret, data);
}
