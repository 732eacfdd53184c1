using System.Text.Json.Nodes;
using Holdfast.Cli.Tests.Running;
using Holdfast.TestHost;

namespace Holdfast.Cli.Tests.Transcripts;

/// <summary><c>holdfast member</c>, word for word.</summary>
public class Members
{
    const string Question = "Type yes: ";

    [Fact]
    public async Task A_member_is_removed_by_any_of_their_names_once()
    {
        await using var installation = await Installation.WithOwnerAsync();
        foreach (var name in new[] { "anna", "bert", "cleo", "dora" })
            await installation.AddAsync(name, "staff", $"{name}@example.org");
        var dids = await DidsAsync(installation);
        await SaidAsync(installation, $"removed {dids["anna"]}: tombstone\n", "anna");
        await SaidAsync(installation, $"removed {dids["bert"]}: historical\n", "Bert@example.org", "--disposition", "historical");
        await SaidAsync(installation, $"removed {dids["cleo"]}: purge\n", dids["cleo"], "--disposition", "purge");
        await SaidAsync(installation, $"removed {dids["dora"]}: tombstone\n", dids["dora"].Split(':')[^1], "--disposition", "policyDefault");
        foreach (var again in new[] { "anna", "bert@example.org", dids["cleo"], dids["dora"], "nobody", "did:example:nobody" })
        {
            var absent = (await RemoveAsync(installation, again)).Ends(5);
            Assert.Equal(("", "holdfast: member not found"), (absent.Output, absent.Said()));
        }
        var events = await installation.EventsAsync("member_removed");
        Assert.Equal(
            ["tombstone left the company", "historical left the company", "purge ", "tombstone left the company"],
            events.Select(entry => $"{entry["detail"]!["disposition"]} {entry["reason"]}"));
        Assert.All(events, entry => Assert.Equal(("operator", "done"), ((string?)entry["actor"]!["kind"], (string?)entry["outcome"])));
    }

    [Fact]
    public async Task What_is_refused_says_why_and_changes_nothing()
    {
        await using var installation = await Installation.WithOwnerAsync();
        await installation.AddAsync("anna");
        var owner = (await DidsAsync(installation))[Installation.Owner];
        var last = (await RemoveAsync(installation, Installation.Owner)).Ends(3);
        Assert.Equal(("", $"holdfast: refusing to remove the last admin ({owner}) \u2014 promote another member to admin first"), (last.Output, last.Said()));
        await EndsAsync(installation, 2, "Option '--reason' is required.", "anna", "--yes");
        await EndsAsync(installation, 2, "Argument 'nothing' not recognized", "anna", "--reason", "why", "--yes", "--disposition", "nothing");
        await EndsAsync(installation, 2, "Required argument missing", "--reason", "why", "--yes");
        await EndsAsync(installation, 3, "holdfast: say why: reason must not be empty", "anna", "--reason", " ", "--yes");
        await EndsAsync(installation, 3, "holdfast: reason exceeds 1024 chars (got 1025)", "anna", "--reason", new string('r', 1025), "--yes");
        await EndsAsync(installation, 4, "holdfast: nobody can be asked here: confirm with --yes", "anna", "--reason", "why");
        Assert.Equal(["0"], await installation.Database.QueryAsync("SELECT count(*) FROM accounts WHERE removed_at IS NOT NULL"));
    }

    [Theory]
    [InlineData("no\n", 4)]
    [InlineData("yes\n", 0)]
    public async Task At_a_terminal_it_is_asked_who_is_meant(string answer, int exit)
    {
        await using var installation = await Installation.WithOwnerAsync();
        await installation.AddAsync("anna");
        var did = (await DidsAsync(installation))["anna"];
        var run = await PseudoTerminal.RunAsync(installation, Question, answer, [], "member", "remove", "anna", "--reason", "left the company");
        Assert.Equal(exit, run.ExitCode);
        Assert.Contains($"Remove anna ({did})? {Question}", run.Errors);
        Assert.Equal(exit == 0 ? $"removed {did}: tombstone\n" : "", run.Output);
        Assert.Equal(exit == 4, run.Errors.Contains("not confirmed; nothing was changed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Lists_and_shows_are_columns_for_people_and_JSON_for_programs()
    {
        await using var installation = await Installation.WithOwnerAsync();
        await installation.AddAsync("anna", "staff");
        var did = (await DidsAsync(installation))["anna"];
        (await RemoveAsync(installation, "anna", "--disposition", "historical")).Ends(0);
        var removed = (await installation.RunAsync("member", "list", "--removed")).Ends(0);
        Assert.Matches($@"\ADID +USERNAME +ROLE +JOINED +REMOVED\n{did} +anna +staff +\d{{4}}-\d\d-\d\dT\d\d:\d\d:\d\dZ +\d{{4}}-\d\d-\d\dT\d\d:\d\d:\d\dZ\n\z", removed.Output);
        var json = JsonNode.Parse((await installation.RunAsync("member", "list", "--removed", "--json")).Ends(0).Output)!.AsArray();
        var member = Assert.Single(json)!.AsObject();
        Assert.Equal(["did", "username", "role", "isActive", "joinedAt", "removedAt", "departurePreference"], member.Select(pair => pair.Key));
        Assert.Equal((did, "anna", "staff", false, "policyDefault"), ((string?)member["did"], (string?)member["username"], (string?)member["role"], (bool)member["isActive"]!, (string?)member["departurePreference"]));
        var shown = (await installation.RunAsync("member", "show", Installation.Owner)).Ends(0);
        Assert.Matches(@"\Adid +did:web:localhost:members:\S+\nusername +olivia\nid +\S+\nrole +developer\nactive +yes\njoined +.+\ndeparture preference +policyDefault\n\z", shown.Output);
        Assert.Equal("developer", (string?)JsonNode.Parse((await installation.RunAsync("member", "show", Installation.Owner, "--json")).Ends(0).Output)!["role"]);
        Assert.Equal("holdfast: member not found", (await installation.RunAsync("member", "show", "anna")).Ends(5).Said());
    }

    static Task<HoldfastCommand> RemoveAsync(Installation installation, string member, params string[] more) =>
        installation.RunAsync(["member", "remove", member, "--reason", "left the company", "--yes", .. more]);

    static async Task SaidAsync(Installation installation, string output, string member, params string[] more)
    {
        var done = (await RemoveAsync(installation, member, more)).Ends(0);
        Assert.Equal((output, ""), (done.Output, done.Said()));
    }

    static async Task EndsAsync(Installation installation, int exit, string sentence, params string[] arguments)
    {
        var command = (await installation.RunAsync(["member", "remove", .. arguments])).Ends(exit);
        Assert.Equal("", command.Output);
        Assert.Contains(sentence, command.Errors);
    }

    static async Task<Dictionary<string, string>> DidsAsync(Installation installation) =>
        (await installation.Database.QueryAsync("SELECT username, id FROM accounts")).Select(row => row.Split('|')).ToDictionary(row => row[0], row => $"did:web:localhost:members:{row[1]}");
}
