using System.Text.Json.Nodes;
using Holdfast.Cli.Tests.Running;
using Holdfast.TestHost;

namespace Holdfast.Cli.Tests.Recovery;

/// <summary>The key that signs status lists stays the same and stays usable when the key file is rotated, old keys and all.</summary>
public class KeysOfTheIssuer
{
    [Theory, MemberData(nameof(Installation.Engines), MemberType = typeof(Installation))]
    public async Task It_is_sealed_again_and_needs_the_old_key_no_more(Engine engine)
    {
        await using var installation = await Installation.WithOwnerAsync(engine);
        var keys = Path.Combine(installation.Folder, "keys");
        Dictionary<string, string?> Environment() => new() { ["HOLDFAST_KEY_FILE"] = keys, ["HOLDFAST_PUBLIC_URL"] = "https://id.example.org" };
        Assert.Contains("0 secrets sealed again", (await installation.RunWithAsync("", Environment(), "keys", "rotate")).Ends(0).Said());
        string signer;
        await using (var server = await installation.ServeAsync(Environment()))
        {
            signer = await SignerAsync(server);
            Assert.Contains("1 secrets sealed again", (await installation.RunWithAsync("", Environment(), "keys", "rotate")).Ends(0).Said());
            Assert.Equal(signer, await SignerAsync(server));
        }
        var rotated = Assert.Single(await installation.EventsAsync("factor_keys_rotated"));
        Assert.Equal(("issuer_key", signer, 1), ((string?)rotated["target_kind"], (string?)rotated["target_id"], (int)rotated["detail"]!["secrets"]!));

        var lines = await File.ReadAllLinesAsync(keys);
        Assert.Equal(3, lines.Length);
        await File.WriteAllLinesAsync(keys, [lines[^1]]);
        await using (var server = await installation.ServeAsync(Environment()))
            Assert.Equal(signer, await SignerAsync(server));
        Assert.Equal([lines[^1].Split(' ')[0]], await installation.Database.QueryAsync("SELECT sealed_under FROM issuer_keys"));

        await File.WriteAllLinesAsync(keys, [lines[1]]);
        var lost = (await installation.RunWithAsync("", Environment(), "keys", "rotate")).Ends(1);
        Assert.Matches($"the issuer key does not open under key {lines[^1].Split(' ')[0]}: .* holdfast keys rotate-issuer", lost.Said());
    }

    /// <summary>Who signed the list that is served, by the id of the key; it must be published.</summary>
    static async Task<string> SignerAsync(ServerProcess server)
    {
        var list = await server.Client.GetStringAsync("/v1/status-lists/1");
        var header = JsonNode.Parse(System.Buffers.Text.Base64Url.DecodeFromChars(list.Split('.')[0]))!;
        var document = await server.Client.GetStringAsync("/.well-known/did.json");
        Assert.Contains((string)header["kid"]!, document);
        return ((string)header["kid"]!).Split('#')[1];
    }
}
