using System.Text.Json.Nodes;
using Holdfast.Cli.Tests.Running;

namespace Holdfast.Cli.Tests.Looking;

public class Diagnosis
{
    [Theory, MemberData(nameof(Installation.Engines), MemberType = typeof(Installation))]
    public async Task A_store_in_order_has_only_warnings(Engine engine)
    {
        await using var installation = await Installation.WithOwnerAsync(engine);
        var doctor = (await installation.RunAsync("doctor")).Ends(0);
        Assert.Contains("the role developer has one lasting holder, olivia: when olivia loses password and device, only this command line is left", doctor.Output);
        Assert.Contains(engine == Engine.Sqlite ? "the authority lock can be had: the write lock of the file" : "the authority lock can be had: the advisory lock and the guard row", doctor.Output);
        foreach (var check in new[] { "store", "API keys", "clock", "lock", "settings", "event log" })
            Assert.Contains($"\nok       {check}", doctor.Output);
        await installation.AddAsync("otto", "developer");
        Assert.Contains("the role developer has 2 lasting holders: ", (await installation.RunAsync("doctor")).Ends(0).Output);
    }

    [Fact]
    public async Task A_store_without_a_lasting_owner_is_wrong()
    {
        await using var installation = await Installation.EmptyAsync();
        var findings = await FindingsAsync(installation, 1);
        Assert.Contains(findings, finding => (string?)finding["level"] == "wrong" && ((string)finding["mend"]!).StartsWith("holdfast setup-link", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_does_not_count_is_named_with_what_mends_it()
    {
        await using var installation = await Installation.WithOwnerAsync();
        await installation.AddAsync("otto", "developer");
        await installation.AddAsync("lena", "administrator");
        await installation.Database.ExecuteAsync("UPDATE accounts SET expires_at = 9000000000000000 WHERE username = 'otto'");
        await installation.Database.ExecuteAsync("UPDATE accounts SET admin_locked_at = 1 WHERE username = 'lena'");
        var findings = await FindingsAsync(installation, 0);
        Assert.Contains(findings, finding => (string?)finding["finding"] == "otto (developer) cannot stand in as the last one of the role: it expires by itself");
        Assert.Contains(findings, finding => (string?)finding["mend"] == "holdfast user unlock --user lena --reason …");
    }

    [Fact]
    public async Task Keys_that_end_soon_and_keys_that_nobody_uses_are_named()
    {
        await using var installation = await Installation.WithOwnerAsync();
        await People.AddServiceAsync(installation.Store, "robot");
        foreach (var name in new[] { "soon", "never" })
            await People.MintAsync(installation.Store, "robot", name);
        await installation.Database.ExecuteAsync("UPDATE api_keys SET expires_at = created_at + 86400000000 WHERE name = 'soon'");
        await installation.Database.ExecuteAsync("UPDATE api_keys SET created_at = created_at - 4000000000000 WHERE name = 'never'");
        var sentences = (await FindingsAsync(installation, 0)).Select(finding => (string)finding["finding"]!).ToArray();
        Assert.Contains(sentences, sentence => sentence.Contains("(soon) of robot expires at", StringComparison.Ordinal));
        Assert.Contains(sentences, sentence => sentence.Contains("(never) of robot was never used since", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Files_that_others_may_read_are_wrong()
    {
        await using var installation = await Installation.WithOwnerAsync();
        var file = Path.Combine(installation.Folder, "holdfast.db");
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        Assert.Contains(await FindingsAsync(installation, 1), finding => (string?)finding["mend"] == $"chmod 600 {file}");
    }

    [Theory]
    [InlineData("DROP TRIGGER accounts_last_holder_update", "accounts_last_holder_update")]
    [InlineData("UPDATE schema_migration SET sha256 = 'altered'", "Migration 1 of the store is not the one this version knows")]
    public async Task A_store_whose_protection_was_removed_is_6_and_says_so(string damage, string sentence)
    {
        await using var installation = await Installation.WithOwnerAsync();
        await installation.Database.ExecuteAsync(damage);
        Assert.Contains(sentence, (await installation.RunAsync("doctor")).Ends(6).Output);
        Assert.Contains(sentence, (await installation.RunAsync("user", "list")).Ends(6).Errors);
    }

    [Theory, MemberData(nameof(Installation.Engines), MemberType = typeof(Installation))]
    public async Task A_drill_goes_through_every_operation_and_leaves_nobody(Engine engine)
    {
        await using var installation = await Installation.WithOwnerAsync(engine);
        var drill = (await installation.RunAsync("drill", "--json")).Ends(0);
        var steps = JsonNode.Parse(drill.Output)!.AsArray();
        Assert.All(steps, step => Assert.True((bool)step!["ok"]!, step.ToJsonString()));
        Assert.Equal(7, steps.Count);
        Assert.Single(JsonNode.Parse((await installation.RunAsync("user", "list", "--json")).Ends(0).Output)!.AsArray());
        var operations = (await installation.EventsAsync()).Select(entry => (string)entry["detail"]!["operation"]!);
        Assert.Equal(["reset-password", "unlock", "disable-mfa", "promote", "emergency-access"], operations);
        var expiry = (await installation.EventsAsync("account_created"))[^1]["detail"]!;
        Assert.Equal("user", (string?)expiry["role"]);
        Assert.NotNull((string?)expiry["expires_at"]);
    }

    [Fact]
    public async Task A_drill_that_meets_a_fault_says_which_step_failed_and_still_cleans_up()
    {
        await using var installation = await Installation.WithOwnerAsync();
        await installation.Database.BreakAsync("one_time_tokens", "INSERT", "NEW.purpose IS NOT NULL");
        var drill = (await installation.RunAsync("drill")).Ends(1);
        await installation.Database.MendAsync();
        Assert.Contains("FAILED  emergency-access", drill.Output);
        Assert.Contains("ok      remove the account", drill.Output);
        Assert.Single(JsonNode.Parse((await installation.RunAsync("user", "list", "--json")).Ends(0).Output)!.AsArray());
    }

    static async Task<IReadOnlyList<JsonNode>> FindingsAsync(Installation installation, int exitCode)
    {
        var doctor = (await installation.RunAsync("doctor", "--json")).Ends(exitCode);
        return [.. JsonNode.Parse(doctor.Output)!.AsArray().Select(finding => finding!)];
    }
}
