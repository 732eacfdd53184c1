using System.Text.Json;
using Holdfast.StatusLists.Bits;
using Holdfast.StatusLists.Documents;
using Holdfast.StatusLists.Signing;

namespace Holdfast.StatusLists.Tests;

public sealed class SignedDocuments
{
    static readonly Uri Url = new("https://admin.example.org/v1/status-lists/1");
    static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    static StatusList List => new()
    {
        Url = Url,
        Issuer = DidWebDocument.DidOf(Url),
        Purpose = StatusPurpose.Revocation,
        Bits = new StatusBits(StatusListSize.Least) { [42] = true },
        ValidFrom = Start,
        ValidUntil = Start.AddDays(1),
        TimeToLive = TimeSpan.FromMinutes(5),
    };

    [Fact]
    public void A_signed_list_verifies_with_the_published_key_and_no_other()
    {
        using var key = Es256Key.New();
        using var other = Es256Key.New();
        var jws = StatusListDocuments.SignCredential(List, key, DidWebDocument.KeyUrl(List.Issuer, key.Public));
        Assert.NotNull(key.Public.Verify(jws));
        Assert.Null(other.Public.Verify(jws));
        Assert.Null(key.Public.Verify(jws[..^40] + new string('A', 40)));
        Assert.Null(key.Public.Verify("a.b"));
    }

    [Fact]
    public void The_credential_says_what_the_standard_asks()
    {
        using var key = Es256Key.New();
        using var json = JsonDocument.Parse(key.Public.Verify(StatusListDocuments.SignCredential(List, key, "k"))!);
        var subject = json.RootElement.GetProperty("credentialSubject");
        Assert.Equal("BitstringStatusList", subject.GetProperty("type").GetString());
        Assert.Equal("revocation", subject.GetProperty("statusPurpose").GetString());
        Assert.Equal(300_000, subject.GetProperty("ttl").GetInt64());
        Assert.Equal("2026-01-02T00:00:00Z", json.RootElement.GetProperty("validUntil").GetString());
        Assert.True(BitstringEncoding.Decode(subject.GetProperty("encodedList").GetString()!)[42]);
    }

    [Fact]
    public void The_token_carries_the_same_bits()
    {
        using var key = Es256Key.New();
        using var json = JsonDocument.Parse(key.Public.Verify(StatusListDocuments.SignToken(List, key, "k"))!);
        var list = json.RootElement.GetProperty("status_list");
        Assert.Equal(1, list.GetProperty("bits").GetInt32());
        Assert.True(TokenListEncoding.Decode(list.GetProperty("lst").GetString()!)[42]);
        Assert.Equal(Start.AddDays(1).ToUnixTimeSeconds(), json.RootElement.GetProperty("exp").GetInt64());
    }

    [Fact]
    public void A_stored_key_is_the_same_key()
    {
        using var key = Es256Key.New();
        using var again = Es256Key.FromPkcs8(key.ToPkcs8());
        Assert.Equal(key.Public, again.Public);
    }

    [Fact]
    public void The_thumbprint_is_that_of_RFC_7638()
    {
        // Computed independently: SHA-256 of {"crv":"P-256","kty":"EC","x":"AA","y":"AA"}, base64url.
        var expected = Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData("{\"crv\":\"P-256\",\"kty\":\"EC\",\"x\":\"AA\",\"y\":\"AA\"}"u8))
            .TrimEnd('=').Replace('+', '-').Replace('/', '_');
        Assert.Equal(expected, new PublicKey("AA", "AA").Thumbprint);
    }

    [Fact]
    public void The_did_document_names_every_key()
    {
        using var present = Es256Key.New();
        using var old = Es256Key.New();
        using var json = JsonDocument.Parse(DidWebDocument.Write("did:web:admin.example.org", [present.Public, old.Public]));
        var methods = json.RootElement.GetProperty("verificationMethod");
        Assert.Equal(2, methods.GetArrayLength());
        Assert.Equal($"did:web:admin.example.org#{present.Public.Thumbprint}", methods[0].GetProperty("id").GetString());
        Assert.Equal(present.Public.X, methods[0].GetProperty("publicKeyJwk").GetProperty("x").GetString());
    }

    [Fact]
    public void A_port_in_the_public_address_is_percent_encoded_in_the_did() =>
        Assert.Equal("did:web:localhost%3A5080", DidWebDocument.DidOf(new Uri("http://localhost:5080/")));

    [Fact]
    public void A_membership_names_role_and_slots()
    {
        using var key = Es256Key.New();
        var membership = new MembershipCredential
        {
            Id = new Uri("https://admin.example.org/v1/members/x/credential"),
            Issuer = "did:web:admin.example.org",
            Member = "did:web:admin.example.org:members:x",
            Role = "staff",
            ValidFrom = Start,
            ValidUntil = Start.AddDays(30),
            Slots = [new(StatusPurpose.Revocation, Url, 7), new(StatusPurpose.Suspension, Url, 8)],
        };
        using var json = JsonDocument.Parse(key.Public.Verify(membership.Sign(key, "k"))!);
        Assert.Equal("staff", json.RootElement.GetProperty("credentialSubject").GetProperty("role").GetString());
        var status = json.RootElement.GetProperty("credentialStatus");
        Assert.Equal("7", status[0].GetProperty("statusListIndex").GetString());
        Assert.Equal("suspension", status[1].GetProperty("statusPurpose").GetString());
    }
}
