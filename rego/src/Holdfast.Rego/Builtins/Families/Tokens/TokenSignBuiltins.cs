using System.Text;
using Holdfast.Rego.Builtins.Families.Encodings;
using Holdfast.Rego.Texts;
using Holdfast.Rego.Values;
using T = Holdfast.Rego.Builtins.RegoTypes;

namespace Holdfast.Rego.Builtins.Families.Tokens;

/// <summary>Functions that make signed tokens, with a JSON Web Key.</summary>
static class TokenSignBuiltins
{
    const string TokenType = "JWT";

    public static readonly Builtin[] All =
    [
        Builtin.Function("io.jwt.encode_sign", [T.Object, T.Object, T.Object], T.String, EncodeValues, BuiltinTraits.Nondeterministic),
        Builtin.Function("io.jwt.encode_sign_raw", [T.String, T.String, T.String], T.String, EncodeTexts, BuiltinTraits.Nondeterministic),
    ];

    static RegoValue? EncodeValues(in BuiltinCall call)
    {
        var texts = new string[3];
        for (var i = 0; i < texts.Length; i++)
        {
            call.Budget.Charge(call[i].Weight);
            texts[i] = JsonText.Write(call[i], JsonLayout.Compact, call.Budget.MaxOutputBytes);
        }
        return Encode(call, texts[0], texts[1], texts[2]);
    }

    static RegoValue? EncodeTexts(in BuiltinCall call) =>
        call.Text(2, out var key) && call.Text(0, out var header) && call.Text(1, out var payload) ? Encode(call, header, payload, key) : null;

    static RegoValue? Encode(in BuiltinCall call, string header, string payload, string key)
    {
        call.Budget.ChargeText((header.Length + (long)payload.Length) * 4 + key.Length);
        try
        {
            var keys = KeyReader.ReadJson(key);
            if (keys.Count == 0)
                return call.Fail("no keys found in JWK set");
            var parameters = ReadHeader(header);
            if (parameters.Find(RegoString.Of("alg")) is not RegoString algorithm)
                return call.Fail("missing or invalid 'alg' header: jwsbb: header \"alg\" not found");
            if (SignatureScheme.Find(algorithm.Value) is not { } scheme)
                return call.Fail($"unknown JWS algorithm: {algorithm.Value}");
            if (parameters.Find(RegoString.Of("typ")) is null or not RegoString or RegoString { Value: TokenType } && !IsJson(payload))
                return call.Fail("type is JWT but payload is not JSON");
            var signed = $"{Base64Text.EncodeUrl(Encoding.UTF8.GetBytes(header))}.{Base64Text.EncodeUrl(Encoding.UTF8.GetBytes(payload))}";
            var signature = scheme.Sign(call.Budget, keys[0].Material, Encoding.ASCII.GetBytes(signed));
            return RegoString.Of($"{signed}.{Base64Text.EncodeUrl(signature)}");
        }
        catch (TokenException exception)
        {
            return call.Fail(exception.Message);
        }
    }

    static RegoObject ReadHeader(string header)
    {
        try
        {
            return header.Length > 0
                ? JsonText.Parse(header) as RegoObject ?? throw new TokenException("missing or invalid 'alg' header: jwsbb: header \"alg\" not found")
                : throw new TokenException("missing or invalid 'alg' header: cannot parse JSON: cannot parse empty string");
        }
        catch (RegoJsonException exception)
        {
            throw new TokenException($"missing or invalid 'alg' header: cannot parse JSON: {exception.Message}");
        }
    }

    static bool IsJson(string text)
    {
        try
        {
            JsonText.Parse(text);
            return true;
        }
        catch (RegoJsonException)
        {
            return false;
        }
    }
}
