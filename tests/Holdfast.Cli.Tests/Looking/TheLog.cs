using System.Text.Json.Nodes;
using Holdfast.Cli.Tests.Running;

namespace Holdfast.Cli.Tests.Looking;

public class TheLog
{
    [Theory, MemberData(nameof(Installation.Engines), MemberType = typeof(Installation))]
    public async Task Reading_it_is_recorded_and_shows_nothing_younger_than_the_reading(Engine engine)
    {
        await using var installation = await Installation.WithOwnerAsync(engine);
        (await installation.RunAsync("audit", "list")).Ends(0);
        (await installation.RunAsync("audit", "tail", "--lines", "3")).Ends(0);
        var export = (await installation.RunAsync("audit", "export", "--out", "audit.jsonl")).Ends(0);
        Assert.Equal("3 events exported", export.Said());
        var lines = await File.ReadAllLinesAsync(Path.Combine(installation.Folder, "audit.jsonl"));
        Assert.Equal(["account_created", "audit_read", "audit_read"], lines.Select(line => (string)JsonNode.Parse(line)!["kind"]!));
        Assert.Equal(["0", "1", "2"], lines.Select(line => JsonNode.Parse(line)!["index"]!.ToString()));
        Assert.Equal("audit_exported", (string?)Assert.Single(await installation.EventsAsync("audit_exported"))["kind"]);
        (await installation.RunAsync("audit", "export", "--out", "audit.jsonl")).Ends(1);
    }

    [Fact]
    public async Task An_export_is_what_the_server_exports()
    {
        await using var installation = await Installation.EmptyAsync();
        var password = await installation.AddAsync("alice", "developer");
        (await installation.OperateAsync("promote", "alice", "--to-role", "developer")).Ends(0);
        await using var server = await installation.ServeAsync();
        var browser = new Browser(server);
        await browser.EnterAsync("alice", password);
        var served = await browser.TextAsync("/api/v1/admin/audit/export");
        var exported = (await installation.RunAsync("audit", "export")).Ends(0).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var lines = served.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(lines.Length > 3);
        Assert.All(lines.Zip(exported), pair => Assert.True(JsonNode.DeepEquals(JsonNode.Parse(pair.First), JsonNode.Parse(pair.Second)), $"{pair.First}\n{pair.Second}"));
    }

    [Fact]
    public async Task Filters_choose_and_the_newest_comes_first()
    {
        await using var installation = await Installation.WithOwnerAsync();
        (await installation.OperateAsync("unlock", Installation.Owner)).Ends(0);
        (await installation.OperateAsync("promote", Installation.Owner, "--to-role", "user")).Ends(3);
        Assert.Equal(["promote", "unlock"], await OperationsAsync(installation, "--kind", "emergency_recovery"));
        Assert.Equal(["promote"], await OperationsAsync(installation, "--outcome", "refused"));
        Assert.Equal(["promote"], await OperationsAsync(installation, "--kind", "emergency_recovery", "--limit", "1"));
        Assert.Empty(await OperationsAsync(installation, "--from", "2999-01-01"));
        Assert.Equal(["promote", "unlock"], await OperationsAsync(installation, "--kind", "emergency_recovery", "--to", "2999-01-01T00:00:00Z"));
    }

    [Fact]
    public async Task People_are_found_by_name_address_and_id_and_keys_by_id()
    {
        await using var installation = await Installation.WithOwnerAsync();
        await installation.AddAsync("ada", email: "ada@example.org");
        (await installation.OperateAsync("unlock", "ada")).Ends(0);
        (await installation.OperateAsync("unlock", Installation.Owner)).Ends(0);
        var id = (string)(await installation.EventsAsync("emergency_recovery"))[0]["subject"]!["id"]!;
        foreach (var name in (string[])["ada", "ADA", "Ada@Example.org", id])
        {
            Assert.Equal(["unlock"], await OperationsAsync(installation, "--subject", name));
            Assert.Empty(await OperationsAsync(installation, "--actor", name));
            foreach (var command in (string[])["tail", "export"])
                Assert.Equal(2, (await installation.RunAsync("audit", command, "--subject", name)).Ends(0).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        }
        Assert.Contains($"actor={id}", (await installation.RunAsync("audit", "list", "--json")).Ends(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_id_whose_account_is_gone_still_finds_its_events()
    {
        await using var installation = await Installation.WithOwnerAsync();
        await installation.AddAsync("ada");
        (await installation.OperateAsync("unlock", "ada")).Ends(0);
        var id = (string)(await installation.EventsAsync("emergency_recovery"))[0]["subject"]!["id"]!;
        (await installation.RunAsync("member", "remove", "ada", "--reason", Installation.Why, "--disposition", "purge", "--yes")).Ends(0);
        Assert.Equal(["unlock"], await OperationsAsync(installation, "--subject", id));
        (await installation.RunAsync("audit", "list", "--subject", "ada")).Ends(5);
    }

    [Theory]
    [InlineData("--actor", "ada")]
    [InlineData("--actor", "abcdefgh")]
    [InlineData("--actor", "ada@example.org")]
    [InlineData("--actor", "0197b000-0000-7000-8000-000000000002")]
    [InlineData("--actor", "")]
    [InlineData("--subject", "ada")]
    [InlineData("--subject", "0197b000-0000-7000-8000-000000000002")]
    [InlineData("--subject", "did:web:example.org")]
    public async Task A_name_that_nobody_has_is_5_and_not_an_empty_list(string option, string name)
    {
        await using var installation = await Installation.WithOwnerAsync();
        foreach (var command in (string[])["list", "tail", "export"])
        {
            var refused = (await installation.RunAsync("audit", command, option, name)).Ends(5);
            Assert.StartsWith($"{option}: no account", refused.Said().Replace("holdfast: ", "", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.Equal("", refused.Output);
        }
        Assert.Empty(await installation.EventsAsync("audit_read"));
    }

    static async Task<string[]> OperationsAsync(Installation installation, params string[] filter)
    {
        var list = (await installation.RunAsync(["audit", "list", "--json", .. filter])).Ends(0);
        return [.. JsonNode.Parse(list.Output)!.AsArray().Select(entry => (string?)entry!["detail"]!["operation"]).OfType<string>()];
    }
}
