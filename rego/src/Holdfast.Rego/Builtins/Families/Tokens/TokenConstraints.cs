using System.Text;
using Holdfast.Rego.Limits;

namespace Holdfast.Rego.Builtins.Families.Tokens;

/// <summary>What a token has to fulfill.</summary>
internal sealed class TokenConstraints
{
    private const double NanosecondsPerSecond = 1e9;

    private TokenKey[]? _keys;
    private string _secret = "";
    private string _algorithm = "";
    private string _issuer = "";
    private string _audience = "";
    private double _time = -1;

    /// <exception cref="TokenException">A constraint is unknown or has the wrong type, or there is not exactly one with keys.</exception>
    internal static TokenConstraints Read(EvaluationContext context, RegoObject given)
    {
        var constraints = new TokenConstraints();
        foreach (var (key, value) in given)
            constraints.Set(context, (key as RegoString)?.Value ?? key.ToString(), value);
        if (constraints._time < 0)
            constraints._time = context.NowNanoseconds;
        if (constraints._keys is not null && constraints._secret.Length > 0)
            throw new TokenException("duplicate key constraints");
        if (constraints._keys is null && constraints._secret.Length == 0)
            throw new TokenException("no key constraint");
        return constraints;
    }

    /// <summary>Whether header and signature are as they should.</summary>
    internal bool Accepts(BudgetMeter budget, TokenHeader header, TokenText token)
    {
        if (!header.IsAcceptable || (_algorithm.Length > 0 && _algorithm != header.Algorithm))
            return false;
        var signature = token.DecodeSignature();
        if (SignatureScheme.Find(header.Algorithm) is not { } scheme)
            return false;
        var signed = token.SignedBytes;
        if (_keys is null)
            return scheme.Verify(budget, new KeyMaterial.Secret(Encoding.UTF8.GetBytes(_secret)), signed, signature);
        if (header.KeyId.Length > 0 && Array.Find(_keys, key => key.Id == header.KeyId) is { } named)
            return scheme.Verify(budget, named.Material, signed, signature);
        return Array.Exists(_keys, key => (key.Algorithm.Length == 0 || key.Algorithm == header.Algorithm) && scheme.Verify(budget, key.Material, signed, signature));
    }

    /// <summary>Whether issuer, audience and times are as they should.</summary>
    /// <exception cref="TokenException">A time is no number.</exception>
    internal bool Accepts(RegoObject claims)
    {
        if (_issuer.Length > 0 && (Claim(claims, "iss") as RegoString)?.Value != _issuer)
            return false;
        return AcceptsAudience(Claim(claims, "aud")) && AcceptsTimes(claims);
    }

    private bool AcceptsAudience(RegoValue? audience) => audience switch
    {
        null => _audience.Length == 0,
        RegoString single => single.Value == _audience,
        RegoArray several => several.Any(item => item is RegoString text && text.Value == _audience),
        _ => false,
    };

    private bool AcceptsTimes(RegoObject claims)
    {
        var now = RegoNumber.Of(_time / NanosecondsPerSecond);
        var expiry = Time(claims, "exp");
        if (expiry is not null && now.CompareTo(expiry) >= 0)
            return false;
        var start = Time(claims, "nbf");
        return start is null || now.CompareTo(start) >= 0;
    }

    private static RegoNumber? Time(RegoObject claims, string name) => Claim(claims, name) switch
    {
        null => null,
        RegoNumber number => number,
        _ => throw new TokenException($"{name} value must be a number"),
    };

    private static RegoValue? Claim(RegoObject claims, string name) => claims.Find(RegoString.Of(name));

    private void Set(EvaluationContext context, string name, RegoValue value)
    {
        switch (name)
        {
            case "cert":
                _keys = KeyReader.Read(context, value as RegoString ?? throw new TokenException("cert constraint: must be a string"));
                break;
            case "secret":
                _secret = Text(name, value);
                break;
            case "alg":
                _algorithm = Text(name, value);
                break;
            case "iss":
                _issuer = Text(name, value);
                break;
            case "aud":
                _audience = Text(name, value);
                break;
            case "time":
                _time = (value as RegoNumber)?.ToDouble() ?? throw new TokenException("token time constraint: must be a number");
                if (!double.IsFinite(_time) || _time < 0)
                    throw new TokenException("token time constraint: must not be negative");
                break;
            default:
                throw new TokenException($"unknown token validation constraint: {name}");
        }
    }

    private static string Text(string name, RegoValue value) =>
        (value as RegoString)?.Value ?? throw new TokenException($"{name} constraint: must be a string");
}
