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

    static async Task<string[]> OperationsAsync(Installation installation, params string[] filter)
    {
        var list = (await installation.RunAsync(["audit", "list", "--json", .. filter])).Ends(0);
        return [.. JsonNode.Parse(list.Output)!.AsArray().Select(entry => (string?)entry!["detail"]!["operation"]).OfType<string>()];
    }
}
