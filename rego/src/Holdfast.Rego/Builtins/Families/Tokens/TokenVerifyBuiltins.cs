using System.Text;
using T = Holdfast.Rego.Builtins.RegoTypes;

namespace Holdfast.Rego.Builtins.Families.Tokens;

/// <summary>Functions that check the signatures of tokens, each by one algorithm.</summary>
static class TokenVerifyBuiltins
{
    static readonly string[] Asymmetric = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];
    static readonly string[] Symmetric = ["HS256", "HS384", "HS512"];

    public static readonly Builtin[] All =
    [
        .. Asymmetric.Select(name => Verification($"io.jwt.verify_{name.ToLowerInvariant()}", name)),
        Verification("io.jwt.verify_eddsa", "EdDSA"),
        .. Symmetric.Select(SecretVerification),
    ];

    static Builtin Verification(string function, string algorithm)
    {
        var scheme = SignatureScheme.Find(algorithm)!;
        return Builtin.Function(function, [T.String, T.String], T.Boolean, (in call) => Verify(call, scheme));
    }

    static Builtin SecretVerification(string algorithm)
    {
        var scheme = SignatureScheme.Find(algorithm)!;
        return Builtin.Function($"io.jwt.verify_{algorithm.ToLowerInvariant()}", [T.String, T.String], T.Boolean, (in call) => VerifySecret(call, scheme));
    }

    static RegoValue? Verify(in BuiltinCall call, SignatureScheme scheme)
    {
        if (!call.Text(0, out var text) || !call.Text(1, out _))
            return null;
        call.Budget.ChargeMemory(text.Length * 8L);
        try
        {
            var token = TokenText.Parse(text);
            var keys = KeyReader.Read(call.Context, (RegoString)call[1]);
            var signature = token.DecodeSignature();
            var header = TokenHeader.Read(token.DecodeHeader());
            var named = header.KeyId.Length > 0 ? Array.Find(keys, key => key.Id == header.KeyId) : null;
            if (named is not null)
                return RegoBoolean.Of(!named.Material.IsPrivate && scheme.Verify(call.Budget, named.Material, token.SignedBytes, signature));
            foreach (var key in keys)
            {
                if (!key.Material.IsPrivate && (key.Algorithm.Length == 0 || key.Algorithm == header.Algorithm)
                    && scheme.Verify(call.Budget, key.Material, token.SignedBytes, signature))
                {
                    return RegoBoolean.True;
                }
            }
            return RegoBoolean.False;
        }
        catch (TokenException exception)
        {
            return call.Fail(exception.Message);
        }
    }

    static RegoValue? VerifySecret(in BuiltinCall call, SignatureScheme scheme)
    {
        if (!call.Text(0, out var text) || !call.Text(1, out var secret))
            return null;
        call.Budget.ChargeMemory(text.Length * 8L);
        try
        {
            var token = TokenText.Parse(text);
            var key = new KeyMaterial.Secret(Encoding.UTF8.GetBytes(secret));
            return RegoBoolean.Of(scheme.Verify(call.Budget, key, token.SignedBytes, token.DecodeSignature()));
        }
        catch (TokenException exception)
        {
            return call.Fail(exception.Message);
        }
    }
}
