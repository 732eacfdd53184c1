using System.Text.Json.Nodes;
using Holdfast.ApiKeys;
using Holdfast.Cli.Tests.Running;

namespace Holdfast.Cli.Tests.Transcripts;

/// <summary><c>holdfast key</c>, word for word.</summary>
public class KeysOfServices
{
    [Theory, MemberData(nameof(Installation.Engines), MemberType = typeof(Installation))]
    public async Task A_rotated_key_has_a_new_secret_on_standard_output_alone(Engine engine)
    {
        await using var installation = await Installation.WithOwnerAsync(engine);
        await People.AddServiceAsync(installation.Store, "robot");
        var first = await People.MintAsync(installation.Store, "robot", "reports");
        var rotated = (await installation.RunAsync("key", "rotate", first.Id.Value, "--overlap-minutes", "60")).Ends(0);
        var second = ApiKeySecret.Parse(rotated.Output.TrimEnd('\n'))!;
        Assert.Equal(first.Id, second.Id);
        Assert.Equal($"the API key {first.Id} (reports) has a new secret; the former one works for 60 more minutes", rotated.Said());
        Assert.Equal((true, true), (await WorksAsync(installation, first), await WorksAsync(installation, second)));

        var again = (await installation.RunAsync("key", "rotate", first.Id.Value)).Ends(0);
        var third = ApiKeySecret.Parse(again.Output.TrimEnd('\n'))!;
        Assert.Equal($"the API key {first.Id} (reports) has a new secret; the former one works no more", again.Said());
        Assert.Equal((false, false), (await WorksAsync(installation, first), await WorksAsync(installation, second)));
        Assert.True(await WorksAsync(installation, third));
        Assert.Equal(2, (await installation.EventsAsync("api_key_rotated")).Count);
    }

    [Fact]
    public async Task Keys_are_columns_for_people_and_JSON_for_programs()
    {
        await using var installation = await Installation.WithOwnerAsync();
        foreach (var service in new[] { "robot", "clock" })
            await People.AddServiceAsync(installation.Store, service);
        var key = await People.MintAsync(installation.Store, "robot", "reports");
        await People.MintAsync(installation.Store, "clock", "alarms");
        var list = (await installation.RunAsync("key", "list", "--owner", "robot")).Ends(0).Output;
        Assert.Matches(
            @"\AID +NAME +OWNER +MINTER +STATE +LAST USE +CEILING +SCOPES\n"
                + $@"{key.Id} +reports +robot +- +live +- +developer, everything +holdfast.view_account\n\z",
            list);
        var json = JsonNode.Parse((await installation.RunAsync("key", "list", "--json")).Ends(0).Output)!.AsArray();
        Assert.Equal(2, json.Count);
        var shown = json.Single(one => (string?)one!["id"] == key.Id.Value)!.AsObject();
        Assert.Equal(
            "id name owner_id owner minted_by_id minted_by ceiling scopes created_at expires_at last_used_at state".Split(' '),
            shown.Select(pair => pair.Key));
        Assert.Equal(("developer", true), ((string?)shown["ceiling"]!["role"], (bool)shown["ceiling"]!["everything"]!));
        Assert.DoesNotContain(key.Secret, list + json.ToJsonString());
        var cut = (await installation.RunAsync("key", "list", "--limit", "1")).Ends(0);
        Assert.Equal("there are more than 1; narrow the list with --owner", cut.Said());
    }

    [Fact]
    public async Task What_cannot_be_rotated_says_why()
    {
        await using var installation = await Installation.WithOwnerAsync();
        await People.AddServiceAsync(installation.Store, "robot");
        var key = await People.MintAsync(installation.Store, "robot", "reports");
        var absent = (await installation.RunAsync("key", "rotate", "zzzzzzzz")).Ends(5);
        Assert.Equal("holdfast: there is no API key zzzzzzzz: holdfast key list shows all", absent.Said());
        Assert.Equal("holdfast: user not found", (await installation.RunAsync("key", "list", "--owner", "nobody")).Ends(5).Said());
        await installation.Database.ExecuteAsync("UPDATE api_keys SET owner_id = (SELECT id FROM accounts WHERE username = 'olivia')");
        var own = (await installation.RunAsync("key", "rotate", key.Id.Value)).Ends(3);
        Assert.Equal(("", "holdfast: this API key is olivia's own, and only olivia can rotate it"), (own.Output, own.Said()));
    }

    static async Task<bool> WorksAsync(Installation installation, ApiKeySecret key)
    {
        await using var store = Running.Stores.Open(installation.Store);
        return await store.Callers.FindByKeyAsync(key.Hash, CancellationToken.None) is not null;
    }
}
