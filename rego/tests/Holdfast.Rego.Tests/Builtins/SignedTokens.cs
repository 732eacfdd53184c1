using System.Security.Cryptography;

namespace Holdfast.Rego.Tests.Builtins;

public sealed class SignedTokens
{
    [Theory]
    [InlineData("HS256"), InlineData("HS512")]
    public void Signed_with_a_secret_verify_with_it(string algorithm)
    {
        var token = $$"""io.jwt.encode_sign({"alg": "{{algorithm}}"}, {"sub": "a"}, {"kty": "oct", "k": base64url.encode_no_pad("secret")})""";
        Assert.Equal($$"""[true, {"alg": "{{algorithm}}"}, {"sub": "a"}]""", Expression.Show($$"""io.jwt.decode_verify({{token}}, {"secret": "secret"})"""));
        Assert.Equal("[false, {}, {}]", Expression.Show($$"""io.jwt.decode_verify({{token}}, {"secret": "other"})"""));
        Assert.Equal("true", Expression.Show($"io.jwt.verify_{algorithm.ToLowerInvariant()}({token}, \"secret\")"));
    }

    [Theory]
    [InlineData("PS256"), InlineData("RS512")]
    public void Signed_with_a_private_key_verify_with_the_public_one(string algorithm)
    {
        using var rsa = RSA.Create(2048);
        var key = rsa.ExportParameters(includePrivateParameters: true);
        var jwk = $$"""{"kty": "RSA", "n": "{{Text(key.Modulus)}}", "e": "{{Text(key.Exponent)}}", "d": "{{Text(key.D)}}", "p": "{{Text(key.P)}}", "q": "{{Text(key.Q)}}", "dp": "{{Text(key.DP)}}", "dq": "{{Text(key.DQ)}}", "qi": "{{Text(key.InverseQ)}}"}""";
        var pem = RegoString.Of(rsa.ExportSubjectPublicKeyInfoPem());
        Assert.Equal("true", Expression.Show($$"""io.jwt.verify_{{algorithm.ToLowerInvariant()}}(io.jwt.encode_sign({"alg": "{{algorithm}}"}, {}, {{jwk}}), {{pem}})"""));
        Assert.Equal("false", Expression.Show($$"""io.jwt.verify_rs256(io.jwt.encode_sign({"alg": "{{algorithm}}"}, {}, {{jwk}}), {{pem}})"""));
    }

    [Theory]
    [InlineData("ES256", "P-256"), InlineData("ES512", "P-521")]
    public void Elliptic_signatures_verify(string algorithm, string curve)
    {
        using var elliptic = ECDsa.Create(curve == "P-256" ? ECCurve.NamedCurves.nistP256 : ECCurve.NamedCurves.nistP521);
        var key = elliptic.ExportParameters(includePrivateParameters: true);
        var jwk = $$"""{"kty": "EC", "crv": "{{curve}}", "x": "{{Text(key.Q.X)}}", "y": "{{Text(key.Q.Y)}}"}""";
        var full = jwk[..^1] + $$""", "d": "{{Text(key.D)}}"}""";
        Assert.Equal("true", Expression.Show($$"""io.jwt.verify_{{algorithm.ToLowerInvariant()}}(io.jwt.encode_sign({"alg": "{{algorithm}}"}, {}, {{full}}), json.marshal({{jwk}}))"""));
    }

    [Fact]
    public void Ed25519_follows_RFC_8037()
    {
        const string Key = """{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}""";
        const string Signed = "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc";
        const string Signature = "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg";
        Assert.Equal("true", Expression.Show($"io.jwt.verify_eddsa(\"{Signed}.{Signature}\", {RegoString.Of(Key)})"));
        Assert.Equal("false", Expression.Show($"io.jwt.verify_eddsa(\"{Signed}.i{Signature[1..]}\", {RegoString.Of(Key)})"));
    }

    [Theory]
    [InlineData("{}", "no key constraint"), InlineData("""{"secret": "a", "foo": 1}""", "unknown token validation constraint: foo"), InlineData("""{"cert": "nope"}""", "failed to parse a JWK key (set)"), InlineData("""{"secret": 1}""", "secret constraint: must be a string")]
    public void Constraints_are_checked(string constraints, string complaint) =>
        Assert.StartsWith($"io.jwt.decode_verify: {complaint}", Expression.Show($"io.jwt.decode_verify(\"a.b.c\", {constraints})"), StringComparison.Ordinal);

    [Fact]
    public void Private_keys_are_read()
    {
        using var rsa = RSA.Create(2048);
        using var elliptic = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var pem = RegoString.Of(rsa.ExportPkcs8PrivateKeyPem() + "\n" + elliptic.ExportECPrivateKeyPem());
        Assert.Equal("2", Expression.Show($"count(crypto.parse_private_keys({pem}))"));
        Assert.Equal("65537", Expression.Show($"crypto.parse_private_keys({pem})[0].E"));
        Assert.Equal("null", Expression.Show("crypto.parse_private_keys(\"\")"));
    }

    static string Text(byte[]? bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);
}
