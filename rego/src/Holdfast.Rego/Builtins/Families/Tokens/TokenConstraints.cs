using System.Text;
using Holdfast.Rego.Limits;

namespace Holdfast.Rego.Builtins.Families.Tokens;

/// <summary>What a token has to fulfill.</summary>
sealed class TokenConstraints
{
    const double NanosecondsPerSecond = 1e9;

    TokenKey[]? keys;
    string secret = "";
    string algorithm = "";
    string issuer = "";
    string audience = "";
    double time = -1;

    /// <exception cref="TokenException">A constraint is unknown or has the wrong type, or there is not exactly one with keys.</exception>
    public static TokenConstraints Read(EvaluationContext context, RegoObject given)
    {
        var constraints = new TokenConstraints();
        foreach (var (key, value) in given)
            constraints.Set(context, (key as RegoString)?.Value ?? key.ToString(), value);
        if (constraints.time < 0)
            constraints.time = context.NowNanoseconds;
        if (constraints.keys is not null && constraints.secret.Length > 0)
            throw new TokenException("duplicate key constraints");
        if (constraints.keys is null && constraints.secret.Length == 0)
            throw new TokenException("no key constraint");
        return constraints;
    }

    /// <summary>Whether header and signature are as they should.</summary>
    public bool Accepts(BudgetMeter budget, TokenHeader header, TokenText token)
    {
        if (!header.IsAcceptable || (algorithm.Length > 0 && algorithm != header.Algorithm))
            return false;
        var signature = token.DecodeSignature();
        if (SignatureScheme.Find(header.Algorithm) is not { } scheme)
            return false;
        var signed = token.SignedBytes;
        if (keys is null)
            return scheme.Verify(budget, new KeyMaterial.Secret(Encoding.UTF8.GetBytes(secret)), signed, signature);
        if (header.KeyId.Length > 0 && Array.Find(keys, key => key.Id == header.KeyId) is { } named)
            return scheme.Verify(budget, named.Material, signed, signature);
        return Array.Exists(keys, key => (key.Algorithm.Length == 0 || key.Algorithm == header.Algorithm) && scheme.Verify(budget, key.Material, signed, signature));
    }

    /// <summary>Whether issuer, audience and times are as they should.</summary>
    /// <exception cref="TokenException">A time is no number.</exception>
    public bool Accepts(RegoObject claims)
    {
        if (issuer.Length > 0 && (Claim(claims, "iss") as RegoString)?.Value != issuer)
            return false;
        return AcceptsAudience(Claim(claims, "aud")) && AcceptsTimes(claims);
    }

    bool AcceptsAudience(RegoValue? audience) => audience switch
    {
        null => this.audience.Length == 0,
        RegoString single => single.Value == this.audience,
        RegoArray several => several.Any(item => item is RegoString text && text.Value == this.audience),
        _ => false,
    };

    bool AcceptsTimes(RegoObject claims)
    {
        var now = RegoNumber.Of(time / NanosecondsPerSecond);
        var expiry = Time(claims, "exp");
        if (expiry is not null && now.CompareTo(expiry) >= 0)
            return false;
        var start = Time(claims, "nbf");
        return start is null || now.CompareTo(start) >= 0;
    }

    static RegoNumber? Time(RegoObject claims, string name) => Claim(claims, name) switch
    {
        null => null,
        RegoNumber number => number,
        _ => throw new TokenException($"{name} value must be a number"),
    };

    static RegoValue? Claim(RegoObject claims, string name) => claims.Find(RegoString.Of(name));

    void Set(EvaluationContext context, string name, RegoValue value)
    {
        switch (name)
        {
            case "cert":
                keys = KeyReader.Read(context, value as RegoString ?? throw new TokenException("cert constraint: must be a string"));
                break;
            case "secret":
                secret = Text(name, value);
                break;
            case "alg":
                algorithm = Text(name, value);
                break;
            case "iss":
                issuer = Text(name, value);
                break;
            case "aud":
                audience = Text(name, value);
                break;
            case "time":
                time = (value as RegoNumber)?.ToDouble() ?? throw new TokenException("token time constraint: must be a number");
                if (!double.IsFinite(time) || time < 0)
                    throw new TokenException("token time constraint: must not be negative");
                break;
            default:
                throw new TokenException($"unknown token validation constraint: {name}");
        }
    }

    static string Text(string name, RegoValue value) =>
        (value as RegoString)?.Value ?? throw new TokenException($"{name} constraint: must be a string");
}
