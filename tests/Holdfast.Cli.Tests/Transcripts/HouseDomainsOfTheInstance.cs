using System.Text.Json.Nodes;
using Holdfast.Cli.Tests.Running;

namespace Holdfast.Cli.Tests.Transcripts;

/// <summary><c>holdfast settings set house_domains</c>, word for word.</summary>
public class HouseDomainsOfTheInstance
{
    [Theory, MemberData(nameof(Installation.Engines), MemberType = typeof(Installation))]
    public async Task They_are_set_shown_recorded_and_taken_away(Engine engine)
    {
        await using var installation = await Installation.WithOwnerAsync(engine);
        Assert.EndsWith("\nhouse domains  -\n", await OutputAsync(installation, "settings", "show"));
        var set = (await SetAsync(installation, "Example.org", "büro.example")).Ends(0);
        Assert.Equal(("", "house domains: example.org, xn--bro-hoa.example"), (set.Output, set.Said()));
        Assert.EndsWith("\nhouse domains  example.org, xn--bro-hoa.example\n", await OutputAsync(installation, "settings", "show"));
        var json = JsonNode.Parse(await OutputAsync(installation, "settings", "show", "--json"))!;
        Assert.Equal(["example.org", "xn--bro-hoa.example"], json["house_domains"]!.AsArray().Select(name => (string)name!));

        await installation.AddAsync("anna", "staff", "anna@example.org");
        Assert.Contains("\naddress               personal, in a house domain\n", await OutputAsync(installation, "user", "show", "anna"));
        Assert.Equal("house domains: none", (await SetAsync(installation, "none")).Ends(0).Said());
        Assert.Contains("\naddress               not confirmed\n", await OutputAsync(installation, "user", "show", "anna"));
        var recorded = (await installation.EventsAsync("sign_in_settings_changed"))[0];
        Assert.Equal(("operator", "our own mail server"), ((string?)recorded["actor"]!["kind"], (string?)recorded["reason"]));
    }

    static async Task<string> OutputAsync(Installation installation, params string[] arguments) =>
        (await installation.RunAsync(arguments)).Ends(0).Output;

    static Task<TestHost.HoldfastCommand> SetAsync(Installation installation, params string[] domains) =>
        installation.RunAsync(["settings", "set", "house_domains", .. domains, "--reason", "our own mail server"]);
}
