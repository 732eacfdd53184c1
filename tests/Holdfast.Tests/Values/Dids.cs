using Holdfast.Accounts;

namespace Holdfast.Tests.Values;

/// <summary>W3C DID Core 1.0, section 3.1.</summary>
public class Dids
{
    [Theory]
    [InlineData("did:example:123456789abcdefghi")]
    [InlineData("did:web:example.org")]
    [InlineData("did:web:example.org%3A8443:members:0193")]
    [InlineData("did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK")]
    [InlineData("did:ion:EiClkZMDxPKqC9c-umQfTkR8vvZ9JPhl_xLDI9Nfk38w5w")]
    [InlineData("did:3:bafy")]
    [InlineData("did:a::b")]
    [InlineData("did:a::::b")]
    [InlineData("did:a:._-")]
    [InlineData("did:a:%E2%82%AC")]
    [InlineData("did:a:%e2")]
    public void This_is_a_DID(string text)
    {
        Assert.True(Did.TryParse(text, out var did));
        Assert.Equal(text, did.Value);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("did")]
    [InlineData("did:")]
    [InlineData("did::x")]
    [InlineData("did:web")]
    [InlineData("did:web:")]
    [InlineData("DID:web:x")]
    [InlineData("did:Web:x")]
    [InlineData("did:we-b:x")]
    [InlineData("did:web:x:")]
    [InlineData("did:web:a b")]
    [InlineData(" did:web:x")]
    [InlineData("did:web:x ")]
    [InlineData("did:web:x\n")]
    [InlineData("did:web:x/path")]
    [InlineData("did:web:x?query")]
    [InlineData("did:web:x#key-1")]
    [InlineData("did:web:%4")]
    [InlineData("did:web:%4g")]
    [InlineData("did:web:%")]
    [InlineData("did:web:\u00e9")]
    [InlineData("did:\u0663:x")]
    [InlineData("https://example.org")]
    public void This_is_none(string? text) => Assert.False(Did.TryParse(text, out _));

    [Fact]
    public void A_DID_is_bounded()
    {
        Assert.True(Did.TryParse("did:web:" + new string('x', 504), out _));
        Assert.False(Did.TryParse("did:web:" + new string('x', 505), out _));
    }

    [Theory]
    [InlineData("example.org", "did:web:example.org:members:")]
    [InlineData("localhost:8080", "did:web:localhost%3A8080:members:")]
    public void An_account_without_one_of_its_own_has_one_of_the_instance(string host, string start)
    {
        var id = AccountId.New(Worlds.Known.Now);
        var did = Did.OfMember(host, id);
        Assert.Equal(start + id, did.Value);
        Assert.True(Did.TryParse(did.Value, out var parsed));
        Assert.Equal(did, parsed);
    }
}
