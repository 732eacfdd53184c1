using System.Text.Json.Nodes;
using Holdfast.Cli.Tests.Running;

namespace Holdfast.Cli.Tests.Looking;

/// <summary>What <c>holdfast doctor</c> says of sign-ins that other accounts set up.</summary>
public class DiagnosisOfCustody
{
    [Theory, MemberData(nameof(Installation.Engines), MemberType = typeof(Installation))]
    public async Task Sign_ins_whose_maker_is_gone_are_named_until_the_operator_vouches(Engine engine)
    {
        await using var installation = await SetUpAsync(engine, "staff");
        Assert.Equal("ok", (string?)Assert.Single(await FindingsAsync(installation))["level"]);
        (await installation.RunAsync("user", "lock", "--user", "carol", "--reason", "strange sign-ins", "--yes")).Ends(0);
        var finding = Assert.Single(await FindingsAsync(installation));
        Assert.Equal("warning", (string?)finding["level"]);
        Assert.Equal("the sign-in of alice (staff): carol set it up and is locked", (string?)finding["finding"]);
        Assert.Equal(
            "holdfast user emergency-access --user alice --reason … gives a new link; holdfast user vouch --user alice --reason … keeps the sign-in", (string?)finding["mend"]);
        (await installation.RunAsync("user", "remove", "--user", "carol", "--reason", "left", "--yes")).Ends(0);
        Assert.EndsWith(" set it up and has left", (string?)Assert.Single(await FindingsAsync(installation))["finding"]);
        (await installation.RunAsync("user", "vouch", "--user", "alice", "--reason", "called back", "--yes")).Ends(0);
        Assert.Equal("ok", (string?)Assert.Single(await FindingsAsync(installation))["level"]);
    }

    [Fact]
    public async Task An_account_in_doubt_is_wrong_and_a_user_whose_maker_is_gone_is_not_named()
    {
        await using var installation = await SetUpAsync(Engine.Sqlite, "user");
        (await installation.RunAsync("user", "remove", "--user", "carol", "--reason", "left", "--yes")).Ends(0);
        Assert.Equal("ok", (string?)Assert.Single(await FindingsAsync(installation))["level"]);
        await installation.Database.ExecuteAsync(
            "UPDATE accounts SET role = 'staff', in_doubt_since = 1000000000000000 WHERE username = 'alice'");
        var finding = Assert.Single(await FindingsAsync(installation));
        Assert.Equal("wrong", (string?)finding["level"]);
        Assert.StartsWith("alice (staff) is in doubt since 2001-09-09T01:46:40Z: ", (string?)finding["finding"]);
        (await installation.RunAsync("user", "vouch", "--user", "alice", "--reason", "called back", "--yes")).Ends(0);
        Assert.Equal("ok", (string?)Assert.Single(await FindingsAsync(installation))["level"]);
    }

    [Fact]
    public async Task A_void_sign_in_of_a_protected_role_is_named_with_what_mends_it()
    {
        await using var installation = await SetUpAsync(Engine.Sqlite, "administrator");
        (await installation.OperateAsync("promote", "alice", "--to-role", "developer")).Ends(0);
        var doctor = await FindingsOfAllAsync(installation);
        var finding = Assert.Single(doctor, one => ((string)one["finding"]!).StartsWith("alice ", StringComparison.Ordinal));
        Assert.Equal("alice (developer) cannot stand in as the last one of the role: its sign-in is void until a new password is set", (string?)finding["finding"]);
        Assert.Equal("holdfast user emergency-access --user alice --reason …", (string?)finding["mend"]);
    }

    /// <summary>Olivia owns; Carol, an administrator, set up the sign-in of Alice.</summary>
    static async Task<Installation> SetUpAsync(Engine engine, string role)
    {
        var installation = await Installation.WithOwnerAsync(engine);
        await installation.SettleAsync("carol", "administrator");
        await installation.SettleAsync("alice", role);
        await installation.SetUpAsync("carol", "alice");
        return installation;
    }

    static async Task<IReadOnlyList<JsonNode>> FindingsAsync(Installation installation) =>
        [.. (await FindingsOfAllAsync(installation)).Where(finding => (string?)finding["check"] == "custodians")];

    /// <summary>Whatever else is wrong with this host, such as its clock, is not looked at here.</summary>
    static async Task<IReadOnlyList<JsonNode>> FindingsOfAllAsync(Installation installation)
    {
        var doctor = await installation.RunAsync("doctor", "--json");
        JsonNode[] findings = [.. JsonNode.Parse(doctor.Output)!.AsArray().Select(finding => finding!)];
        Assert.Equal(findings.Any(finding => (string?)finding["level"] == "wrong") ? 1 : 0, doctor.ExitCode);
        return findings;
    }
}
