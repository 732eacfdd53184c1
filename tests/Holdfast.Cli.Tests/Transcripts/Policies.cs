using System.Text.Json.Nodes;
using Holdfast.Cli.Tests.Running;
using Holdfast.TestHost;

namespace Holdfast.Cli.Tests.Transcripts;

/// <summary><c>holdfast policy</c>, word for word.</summary>
public class Policies
{
    const string Fine = "package vtc.removal\n\ndefault allow := false\n\nallow if input.reason == \"because\"\n\nmin_disposition := \"historical\"\n";
    const string Shipped = "0197b000-0000-7000-8000-000000000001";

    [Fact]
    public async Task A_policy_is_checked_tried_stored_and_put_in_force()
    {
        await using var installation = await Installation.WithOwnerAsync();
        await WriteAsync(installation, "fine.rego", Fine);
        await WriteAsync(installation, "input.json", """{"action": "remove", "reason": "because"}""");
        var sha256 = (await installation.RunAsync("policy", "check", "fine.rego")).Ends(0).Output.Trim();
        Assert.Matches("^[0-9a-f]{64}$", sha256);
        var tried = (await installation.RunAsync("policy", "test", "fine.rego", "--input", "input.json")).Ends(0).Output;
        Assert.Equal(
            """{"allowed":true,"result":{"allow":true,"min_disposition":"historical","floor":null,"reasons":null},"fault":null,"missed":[3]}""",
            JsonNode.Parse(tried)!.ToJsonString());

        var stored = (await installation.RunAsync("policy", "upload", "fine.rego", "--name", "because", "--description", "needs a word")).Ends(0);
        Assert.Matches(@"\A[0-9a-f-]{36}\n\z", stored.Output);
        Assert.Equal($"stored as version 5, inactive, SHA-256 {sha256}", stored.Said());
        var id = stored.Output.Trim();
        var activated = (await installation.RunAsync("policy", "activate", id, "--reason", "decided by the board")).Ends(0);
        Assert.Equal(("", $"version 5 for removal is in force, SHA-256 {sha256}"), (activated.Output, activated.Said()));

        var list = (await installation.RunAsync("policy", "list")).Ends(0).Output.Split('\n');
        Assert.Matches(@"^PURPOSE +VERSION +STATE +NAME +UPLOADED +ID +SHA-256$", list[0]);
        Assert.Matches($"^removal +5 +active +because +.+ +{id} +{sha256[..12]}$", list[1]);
        var first = JsonNode.Parse((await installation.RunAsync("policy", "list", "--json")).Ends(0).Output)!.AsArray()[0]!.AsObject();
        Assert.Equal(["id", "purpose", "version", "sha256", "name", "description", "createdAt", "activatedAt", "isActive"], first.Select(pair => pair.Key));
        Assert.Equal((id, 5, "needs a word", true), ((string?)first["id"], (int)first["version"]!, (string?)first["description"], (bool)first["isActive"]!));
        Assert.Equal("decided by the board", (string?)Assert.Single(await installation.EventsAsync("policy_activated"))["reason"]);
    }

    public static TheoryData<string, string, string> Unfit => new()
    {
        { "a syntax error", "package vtc.removal\n\nallow if {\n\tinput.x ==\n}\n", "holdfast: the policy does not compile: line 5, column 1: rego_parse_error: unexpected } token" },
        { "an unknown name", "package vtc.removal\n\nallow if nobody_knows(1)\n", "holdfast: the policy does not compile: line 3, column 10: rego_type_error: undefined function nobody_knows" },
        { "nothing that decides", "package vtc.removal\n\nmin_disposition := \"purge\"\n", "holdfast: the policy has no rule allow in the package vtc.removal, so it could never allow anything" },
        { "another package", "package other\n\nallow := true\n", "holdfast: the policy has no rule allow in the package vtc.removal, so it could never allow anything" },
        { "too much", "package vtc.removal\n\nallow := true\n# " + new string('x', 64 * 1024), "policy.rego is larger than 64 KiB" },
    };

    [Theory, MemberData(nameof(Unfit))]
    public async Task What_could_not_decide_is_1_and_says_where(string fault, string source, string sentence)
    {
        var folder = Directory.CreateTempSubdirectory("holdfast-cli-").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "policy.rego"), source);
        var command = (await HoldfastCommand.RunAsync(["policy", "check", "policy.rego"], workingDirectory: folder)).Ends(1);
        Assert.Equal((fault, ""), (fault, command.Output));
        Assert.Contains(sentence, command.Errors);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task What_is_refused_says_why_and_changes_nothing()
    {
        await using var installation = await Installation.WithOwnerAsync();
        await WriteAsync(installation, "fine.rego", Fine);
        await WriteAsync(installation, "broken.rego", "package vtc.removal\n\nallow if {\n");
        await WriteAsync(installation, "input.json", """{"action": "remove", "reason": "none"}""");
        await WriteAsync(installation, "text.json", "no JSON");
        await EndsAsync(installation, 1, "there is no file absent.rego", "upload", "absent.rego");
        await EndsAsync(installation, 1, "rego_parse_error", "upload", "broken.rego");
        await EndsAsync(installation, 3, "holdfast: name exceeds 64 chars (got 65)", "upload", "fine.rego", "--name", new string('n', 65));
        await EndsAsync(installation, 3, "holdfast: name must not hold control or formatting characters", "upload", "fine.rego", "--name", "a\nremoval 9 active\u202e");
        await EndsAsync(installation, 2, "the id must be a UUID in hyphenated form", "activate", "5", "--reason", "why");
        await EndsAsync(installation, 2, "Option '--reason' is required.", "activate", Shipped);
        await EndsAsync(installation, 3, "reason must not be empty", "activate", Shipped, "--reason", " ");
        await EndsAsync(installation, 5, "policy not found", "activate", "0197b000-0000-7000-8000-00000000ffff", "--reason", "why");
        await EndsAsync(installation, 2, "Option '--input' is required.", "test", "fine.rego");
        await EndsAsync(installation, 1, "there is no file absent.json", "test", "fine.rego", "--input", "absent.json");
        foreach (var (input, fault) in new[] { ("input.json", ""), ("text.json", "invalid JSON") })
        {
            var denied = JsonNode.Parse((await installation.RunAsync("policy", "test", "fine.rego", "--input", input)).Ends(1).Output)!;
            Assert.False((bool)denied["allowed"]!);
            Assert.Contains(fault, (string?)denied["fault"] ?? "");
        }
        Assert.Equal(["4"], await installation.Database.QueryAsync("SELECT count(*) FROM policies"));
        Assert.Equal(["1"], await installation.Database.QueryAsync("SELECT count(*) FROM policy_activations"));
    }

    static async Task EndsAsync(Installation installation, int exit, string sentence, params string[] arguments)
    {
        var command = (await installation.RunAsync(["policy", .. arguments])).Ends(exit);
        Assert.Equal("", command.Output);
        Assert.Contains(sentence, command.Errors);
    }

    static Task WriteAsync(Installation installation, string name, string text) => File.WriteAllTextAsync(Path.Combine(installation.Folder, name), text);
}
