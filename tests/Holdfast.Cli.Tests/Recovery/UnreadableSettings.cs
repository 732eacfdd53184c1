using System.Net;
using System.Text.Json.Nodes;
using Holdfast.Cli.Tests.Running;

namespace Holdfast.Cli.Tests.Recovery;

/// <summary>Settings that cannot be read: the program serves, signs people in and recovers all the same, and says so.</summary>
public class UnreadableSettings
{
    const string Warning = "warning: the stored sign-in settings cannot be read";

    public static TheoryData<Engine, string> Damages =>
        [.. from engine in Enum.GetValues<Engine>() from damage in new[] { "DELETE FROM sign_in_settings", "UPDATE sign_in_settings SET factors = 'nonsense', version = 0" } select new TheoryDataRow<Engine, string>(engine, damage)];

    [Theory, MemberData(nameof(Damages))]
    public async Task Everything_goes_on_and_one_command_mends_them(Engine engine, string damage)
    {
        await using var installation = await Installation.WithOwnerAsync(engine);
        await installation.AddAsync("alice");
        await installation.Database.ExecutePastTriggersAsync("sign_in_settings", damage);

        await using (var server = await installation.ServeAsync())
        {
            Assert.Equal((HttpStatusCode.OK, "change_password"), await new Browser(server).SignInAsync(Installation.Owner, People.Password));
            var (status, ready) = await new Browser(server).SendAsync(HttpMethod.Get, "/readyz", null);
            Assert.Equal((HttpStatusCode.OK, "ready"), (status, (string?)ready!["status"]));
            Assert.Contains(ready["warnings"]!.AsArray(), warning => ((string)warning!).Contains("settings cannot be read", StringComparison.Ordinal));
            Assert.Contains("sign-in settings cannot be read", server.Errors);
        }
        var doctor = (await installation.RunAsync("doctor", "--json")).Ends(1);
        var finding = Assert.Single(JsonNode.Parse(doctor.Output)!.AsArray(), one => (string?)one!["level"] == "wrong")!;
        Assert.Equal("settings", (string?)finding["check"]);
        Assert.StartsWith("holdfast settings set", (string?)finding["mend"], StringComparison.Ordinal);

        foreach (var operation in new[] { "reset-password", "unlock", "disable-mfa", "emergency-access" })
            Assert.Contains(Warning, (await installation.OperateAsync(operation, "alice")).Ends(0).Errors);
        Assert.Contains(Warning, (await installation.OperateAsync("promote", "alice", "--to-role", "administrator")).Ends(0).Errors);
        Assert.Contains(Warning, (await installation.RunAsync("user", "create", "--username", "bob", "--role", "developer")).Ends(0).Errors);
        Assert.Contains(Warning, (await installation.RunAsync("settings", "show")).Ends(0).Errors);

        Assert.Contains(Warning, (await installation.RunAsync("settings", "set", "--role", "developer", "--factors", "optional", "--reason", "mending")).Ends(0).Errors);
        Assert.DoesNotContain(Warning, (await installation.RunAsync("settings", "show")).Ends(0).Errors);
        (await installation.RunAsync("doctor")).Ends(0);
        var recorded = (await installation.EventsAsync("sign_in_settings_changed"))[^1];
        Assert.Equal("mending", (string?)recorded["reason"]);
    }
}
