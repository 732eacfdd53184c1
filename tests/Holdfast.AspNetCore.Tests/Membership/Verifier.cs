using System.Text.Json;
using Holdfast.AspNetCore.Tests.Hosting;
using Holdfast.StatusLists.Bits;
using Holdfast.StatusLists.Signing;

namespace Holdfast.AspNetCore.Tests.Membership;

/// <summary>What somebody outside does: reads the published keys, and believes nothing that they do not verify.</summary>
static class Verifier
{
    public const string Lists = "/v1/status-lists/";
    public const string Credential = "/v1/members/me/credential";
    public const string VcJwt = "application/vc+jwt";
    public const string TokenJwt = "application/statuslist+jwt";

    /// <summary>The payload of a signed document, verified with the key that it names in the issuer's document.</summary>
    public static async Task<JsonElement> VerifyAsync(this Client client, string jws)
    {
        var header = JsonDocument.Parse(System.Buffers.Text.Base64Url.DecodeFromChars(jws.Split('.')[0])).RootElement;
        var document = (await client.GetAsync("/.well-known/did.json")).Is(200).Json;
        var method = document.GetProperty("verificationMethod").EnumerateArray().Single(one => one.GetProperty("id").GetString() == header.GetProperty("kid").GetString());
        Assert.Contains(method.GetProperty("id").GetString(), document.GetProperty("assertionMethod").EnumerateArray().Select(one => one.GetString()));
        var jwk = method.GetProperty("publicKeyJwk");
        var payload = new PublicKey(jwk.GetProperty("x").GetString()!, jwk.GetProperty("y").GetString()!).Verify(jws);
        Assert.NotNull(payload);
        return JsonDocument.Parse(payload).RootElement;
    }

    public static Task<Answer> GetAsync(this Client client, string path, string accept, string? known = null) => client.SendAsync(
        HttpMethod.Get, path, (object?)null, [("Accept", accept), .. known is null ? Array.Empty<(string, string)>() : [("If-None-Match", known)]]);

    /// <summary>
    /// The bits of a list in both of its forms, which must be the same; read again where the list was published anew between them.
    /// </summary>
    public static async Task<StatusBits> BitsAsync(this Client client, string path)
    {
        while (true)
        {
            var credential = (await client.GetAsync(path, VcJwt)).Is(200);
            var token = await client.VerifyAsync((await client.GetAsync(path, TokenJwt)).Is(200).Text);
            if ((await client.GetAsync(path, VcJwt)).Is(200).Text != credential.Text)
                continue;
            var subject = (await client.VerifyAsync(credential.Text)).GetProperty("credentialSubject");
            var bits = BitstringEncoding.Decode(subject.GetProperty("encodedList").GetString()!);
            Assert.Equal(bits.ToBytes(), TokenListEncoding.Decode(token.GetProperty("status_list").GetProperty("lst").GetString()!).ToBytes());
            return bits;
        }
    }
}
