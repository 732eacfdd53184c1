using System.Net;
using System.Text.Json.Nodes;
using Holdfast.Cli.Tests.Running;

namespace Holdfast.Cli.Tests.Recovery;

/// <summary>Policies of sign-ins at the command line.</summary>
public class TooStrictPolicies
{
    [Theory, MemberData(nameof(Installation.Engines), MemberType = typeof(Installation))]
    public async Task They_are_shown_set_and_recorded(Engine engine)
    {
        await using var installation = await Installation.WithOwnerAsync(engine);
        Assert.Contains("developer      optional", (await installation.RunAsync("settings", "show")).Ends(0).Output);
        Assert.Contains("cannot leave the system with zero active", (await SetAsync(installation, "developer", "passkey")).Ends(3).Said());
        (await SetAsync(installation, "developer", "required")).Ends(0);
        Assert.Equal("required", (string?)JsonNode.Parse((await installation.RunAsync("settings", "show", "--json")).Ends(0).Output)!["factors"]!["developer"]);
        var recorded = (await installation.EventsAsync("sign_in_settings_changed"))[^1];
        Assert.Equal("testing policies", (string?)recorded["reason"]);
        Assert.Contains("must be none, optional, required or passkey", (await SetAsync(installation, "developer", "sometimes")).Ends(2).Said());
    }

    [Theory, MemberData(nameof(Installation.Engines), MemberType = typeof(Installation))]
    public async Task A_passkey_that_nobody_has_is_found_by_doctor_and_mended(Engine engine)
    {
        await using var installation = await Installation.WithOwnerAsync(engine);
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => installation.Database.ExecuteAsync(Demanding));
        await installation.Database.ExecutePastTriggersAsync("sign_in_settings", Demanding);
        await using var server = await installation.ServeAsync();
        Assert.Equal((HttpStatusCode.Unauthorized, null), await new Browser(server).SignInAsync(Installation.Owner, People.Password));
        var doctor = (await installation.RunAsync("doctor")).Ends(1).Output;
        Assert.Contains("its role needs a passkey, and it has none", doctor);
        Assert.Contains("holdfast settings set --role developer --factors optional", doctor);
        (await SetAsync(installation, "developer", "optional")).Ends(0);
        Assert.Equal((HttpStatusCode.OK, "change_password"), await new Browser(server).SignInAsync(Installation.Owner, People.Password));
    }

    [Fact]
    public async Task What_nobody_can_enrol_is_not_demanded_and_who_would_be_shut_out_is_named()
    {
        await using var installation = await Installation.WithOwnerAsync();
        foreach (var name in new[] { "ada", "bob", "carol", "dora" })
            await installation.AddAsync(name, "administrator");
        var shut = (await SetAsync(installation, "administrator", "passkey")).Ends(3).Said();
        Assert.Contains("ada, bob, carol and 1 more", shut);
        Assert.Contains("could not sign in any more: olivia", (await SetAsync(installation, "developer", "passkey")).Ends(3).Said());
        var bare = new Dictionary<string, string?> { ["HOLDFAST_PUBLIC_URL"] = "http://192.0.2.7", ["HOLDFAST_KEY_FILE"] = Path.Combine(installation.Folder, "absent") };
        string[] demand = ["settings", "set", "--role", "staff", "--factors", "required", "--reason", "testing policies"];
        Assert.Contains("nobody could enrol a second factor here", (await installation.RunWithAsync("", bare, demand)).Ends(3).Said());
        (await installation.RunAsync("keys", "rotate")).Ends(0);
        bare = new() { ["HOLDFAST_PUBLIC_URL"] = "http://192.0.2.7" };
        (await installation.RunWithAsync("", bare, demand)).Ends(0);
    }

    const string Demanding = "UPDATE sign_in_settings SET factors = replace(factors, 'developer=optional', 'developer=passkey')";

    static Task<TestHost.HoldfastCommand> SetAsync(Installation installation, string role, string policy) =>
        installation.RunAsync("settings", "set", "--role", role, "--factors", policy, "--reason", "testing policies");
}
