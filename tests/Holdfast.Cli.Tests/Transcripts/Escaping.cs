using Holdfast.Cli.Tests.Running;
using Holdfast.TestHost;

namespace Holdfast.Cli.Tests.Transcripts;

public class Escaping
{
    const string Evil = "a\n  operator     root\u202e\e[2J\u200b\u2028b";
    const string Harmless = "a\\u{000A}  operator     root\\u{202E}\\u{001B}[2J\\u{200B}\\u{2028}b";

    [Fact]
    public async Task Values_from_the_store_cannot_forge_a_row()
    {
        await using var installation = await Installation.WithOwnerAsync();
        await installation.AddAsync("victor");
        await installation.Database.ExecuteAsync($"UPDATE accounts SET email = 'a\u3164\ue000b@x', admin_locked_at = 1, admin_lock_reason = '{Evil}' WHERE username = 'victor'");
        var list = (await installation.RunAsync("user", "list")).Ends(0);
        Assert.Contains("a\\u{3164}\\u{E000}b@x\n", list.Output);
        Assert.Equal(3, list.Output.TrimEnd('\n').Split('\n').Length);
        var show = (await installation.RunAsync("user", "show", "victor")).Ends(0);
        Assert.Contains($"lock reason           {Harmless}\n", show.Output);
        foreach (var json in new[] { await installation.RunAsync("user", "list", "--json"), await installation.RunAsync("user", "show", "victor", "--json") })
            Assert.DoesNotContain(json.Ends(0).Output, c => c != '\n' && (c < ' ' || c > '~'));
    }

    [Fact]
    public async Task Values_from_the_log_cannot_forge_a_row()
    {
        await using var installation = await Installation.WithOwnerAsync();
        await installation.Database.ExecuteAsync("DROP TRIGGER audit_event_parts_no_update");
        var trigger = "CREATE TRIGGER audit_event_parts_no_update BEFORE UPDATE ON audit_event_parts BEGIN SELECT RAISE(ABORT, 'holdfast: parts of events never change'); END";
        await installation.Database.ExecuteAsync($"UPDATE audit_event_parts SET value = '{Evil}' WHERE name IN ('actor_label', 'subject_label')");
        await installation.Database.ExecuteAsync(trigger);
        foreach (var command in new[] { "list", "tail" })
        {
            var shown = (await installation.RunAsync("audit", command)).Ends(0).Output;
            Assert.Contains(Harmless, shown);
            Assert.DoesNotContain(shown, c => c != '\n' && (c < ' ' || c > '~'));
        }
        Assert.DoesNotContain((await installation.RunAsync("audit", "export")).Ends(0).Output, c => c != '\n' && (c < ' ' || c > '~'));
    }

    [Fact]
    public async Task Values_from_the_environment_and_the_command_line_cannot_forge_a_row()
    {
        await using var installation = await Installation.WithOwnerAsync();
        var command = (await installation.RunWithAsync("", new() { ["SUDO_USER"] = Evil }, "user", "unlock", "--user", Installation.Owner, "--reason", Installation.Why, "--yes")).Ends(0);
        Assert.Contains("(sudo by a\\u{000A}", command.Errors);
        Assert.DoesNotContain(command.Errors, c => c != '\n' && (c < ' ' || c > '~'));
        Assert.Single(command.Errors.Split('\n'), line => line.StartsWith("  operator ", StringComparison.Ordinal));
        foreach (var arguments in new string[][] { ["user", "promote", "--user", "x", "--reason", Installation.Why, "--to-role", Evil], [Evil], ["user", "list", "--store", Evil], ["user", "list", "--store", "sqlite:" + Evil] })
            Assert.DoesNotContain((await HoldfastCommand.RunAsync(arguments)).Errors, c => c != '\n' && (c < ' ' || c > '~'));
    }

    [Fact]
    public async Task The_operator_is_the_real_user_and_not_what_the_environment_says()
    {
        await using var installation = await Installation.WithOwnerAsync();
        var spoofed = new Dictionary<string, string?> { ["USER"] = "mallory", ["LOGNAME"] = "mallory", ["SUDO_USER"] = "alice" };
        (await installation.RunWithAsync("", spoofed, "user", "unlock", "--user", Installation.Owner, "--reason", Installation.Why, "--yes")).Ends(0);
        var entry = Assert.Single(await installation.EventsAsync());
        Assert.DoesNotContain("mallory", entry.ToJsonString());
        Assert.Equal(Environment.UserName, (string?)entry["actor"]!["label"]);
        Assert.Equal("operator", (string?)entry["actor"]!["kind"]);
        var detail = entry["detail"]!;
        Assert.Equal((Environment.UserName, "alice", Environment.MachineName), ((string?)detail["operator"], (string?)detail["sudo_user"], (string?)detail["host"]));
        Assert.Equal('7', ((string)entry["correlation_id"]!)[14]);
    }
}
