using System.Security.Cryptography;
using System.Text;
using Holdfast.Recovery;
using Holdfast.Sessions;

namespace Holdfast.Tests.Values;

public class Tokens
{
    public static TheoryData<string, Func<string>, Func<string?, string?>, string> Kinds => new()
    {
        { "session", () => SessionToken.New().Secret, text => SessionToken.Parse(text)?.Secret, SessionToken.New().ToString() },
        { "link", () => OneTimeSecret.New().Secret, text => OneTimeSecret.Parse(text)?.Secret, OneTimeSecret.New().ToString() },
    };

    [Theory]
    [MemberData(nameof(Kinds), DisableDiscoveryEnumeration = true)]
    public void A_token_is_256_bits_of_base64url_and_its_text_form_is_silent(string kind, Func<string> make, Func<string?, string?> parse, string shown)
    {
        var secret = make();
        Assert.Matches("^[0-9A-Za-z_-]{43}$", secret);
        Assert.Equal(secret, parse(secret));
        Assert.NotEqual(make(), make());
        Assert.True(shown.Length < 20, kind);
    }

    [Theory]
    [MemberData(nameof(Kinds), DisableDiscoveryEnumeration = true)]
    public void Other_texts_are_no_tokens(string kind, Func<string> make, Func<string?, string?> parse, string shown)
    {
        var secret = make();
        string?[] others = [null, "", kind, shown, secret[..42], secret + "A", secret[..42] + "=", secret[..42] + " ", secret[..42] + "\u00e9", secret[..42] + "+"];
        Assert.All(others, other => Assert.Null(parse(other)));
    }

    [Fact]
    public void The_store_keeps_the_SHA_256()
    {
        var token = SessionToken.New();
        Assert.Equal(SHA256.HashData(Encoding.UTF8.GetBytes(token.Secret)), token.Hash.ToArray());
        Assert.Equal(token.Hash, SecretHash.Of(token.Secret));
        Assert.NotEqual(token.Hash, SessionToken.New().Hash);
    }

    [Fact]
    public void The_antiforgery_value_belongs_to_its_token_and_tells_nothing_of_it()
    {
        var token = SessionToken.New();
        Assert.Equal(token.CsrfToken, SessionToken.Parse(token.Secret)!.CsrfToken);
        Assert.NotEqual(token.CsrfToken, SessionToken.New().CsrfToken);
        Assert.NotEqual(Convert.ToBase64String(token.Hash.ToArray()).TrimEnd('=').Replace('+', '-').Replace('/', '_'), token.CsrfToken);
    }
}
