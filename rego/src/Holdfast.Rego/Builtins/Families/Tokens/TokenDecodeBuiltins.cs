using System.Text;
using T = Holdfast.Rego.Builtins.RegoTypes;

namespace Holdfast.Rego.Builtins.Families.Tokens;

/// <summary>Functions that take tokens apart. A token whose content is another token is opened down to the innermost.</summary>
static class TokenDecodeBuiltins
{
    const string TokenContent = "JWT";

    static readonly RegoArray Unverified = RegoArray.Of(RegoBoolean.False, RegoObject.Empty, RegoObject.Empty);
    static readonly RegoString ContentType = RegoString.Of("cty");

    public static readonly Builtin[] All =
    [
        Builtin.Function("io.jwt.decode", [T.String], T.Array, Decode),
        Builtin.Function("io.jwt.decode_verify", [T.String, T.Object], T.Array, DecodeAndVerify, BuiltinTraits.Nondeterministic),
    ];

    /// <summary>Header, claims, and the signature in hexadecimal digits; the signature is not checked.</summary>
    static RegoValue? Decode(in BuiltinCall call)
    {
        if (!call.Text(0, out var text))
            return null;
        call.Budget.ChargeText(text.Length * 4L);
        try
        {
            while (true)
            {
                var token = TokenText.Parse(text);
                var header = token.DecodeHeader();
                var payload = token.DecodePayload();
                if (header.Find(ContentType) is RegoString { Value: TokenContent })
                {
                    text = Encoding.UTF8.GetString(payload).Trim('"', '\'');
                    continue;
                }
                var claims = TokenText.ReadClaims(payload);
                var signature = Convert.ToHexStringLower(token.DecodeSignature("JWT signature had invalid encoding: "));
                return RegoArray.Of(header, claims, RegoString.Of(signature));
            }
        }
        catch (TokenException exception)
        {
            return call.Fail(exception.Message);
        }
    }

    /// <summary>Whether signature and claims fulfill the constraints, and if so the header and the claims.</summary>
    static RegoValue? DecodeAndVerify(in BuiltinCall call)
    {
        if (!call.Object(1, out var given) || !call.Text(0, out var text))
            return null;
        call.Budget.ChargeText(text.Length * 4L);
        try
        {
            var constraints = TokenConstraints.Read(call.Context, given);
            while (true)
            {
                var token = TokenText.Parse(text);
                var header = token.DecodeHeader();
                var parameters = TokenHeader.Read(header);
                if (!constraints.Accepts(call.Budget, parameters, token))
                    return Unverified;
                var payload = token.DecodePayload();
                if (parameters.ContentType.Equals(TokenContent, StringComparison.OrdinalIgnoreCase))
                {
                    text = Encoding.UTF8.GetString(payload);
                    continue;
                }
                var claims = TokenText.ReadClaims(payload);
                return constraints.Accepts(claims) ? RegoArray.Of(RegoBoolean.True, header, claims) : Unverified;
            }
        }
        catch (TokenException exception)
        {
            return call.Fail(exception.Message);
        }
    }
}
