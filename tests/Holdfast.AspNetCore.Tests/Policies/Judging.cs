using Holdfast.AspNetCore.Tests.Hosting;
using Holdfast.Audit;
using Holdfast.Members;
using Holdfast.Roles;

namespace Holdfast.AspNetCore.Tests.Policies;

/// <summary>What policies decide about removals, at every door.</summary>
public class Judging
{
    const string Denied = "removal denied by policy (removal.rego.allow returned false)";

    public static TheoryData<string, string, string, string> Kept => new()
    {
        { "allow := true", "", "tombstone", "tombstone" },
        { "allow := true\nmin_disposition := \"historical\"", "", "historical", "historical" },
        { "allow := true\nmin_disposition := \"shred\"", "", "tombstone", "tombstone" },
        { "allow := true\nmin_disposition := \"policyDefault\"", "", "tombstone", "tombstone" },
        { "allow := true\nmin_disposition := 7", "policyDefault", "tombstone", "tombstone" },
        { "allow := true\nfloor := \"tombstone\"", "purge", "tombstone", "purge" },
        { "allow := true\nfloor := \"historical\"", "tombstone", "historical", "tombstone" },
        { "allow := true\nfloor := \"purge\"", "historical", "historical", "historical" },
        { "allow := true\nfloor := \"shred\"", "purge", "tombstone", "purge" },
        { "allow := input.actor_role == \"administrator\"\nmin_disposition := \"historical\" if input.requested_disposition == \"policyDefault\"", "", "historical", "historical" },
    };

    /// <summary>One SQLite instance for a row: what is tested is the decision, and the store contract covers both engines.</summary>
    [Theory, MemberData(nameof(Kept))]
    public async Task What_is_kept_follows_from_wish_minimum_and_floor(string rules, string asked, string byOthers, string bySelf)
    {
        await using var instance = await Instance.StartAsync(Engine.Sqlite);
        var cast = new Cast(instance);
        var (owner, admin) = (await cast.AddAsync(Role.Developer), await cast.AddAsync(Role.Administrator));
        await owner.PolicyAsync(rules);
        object? body = asked.Length == 0 ? null : new { disposition = asked };
        var removed = await admin.Client.DeleteAsync((await cast.AddAsync(Role.User)).MemberPath, body);
        Assert.Equal(byOthers, removed.Is(200)["disposition"]);
        Assert.Equal(bySelf, (await (await cast.AddAsync(Role.User)).Client.DeleteAsync("/v1/members/me", body)).Is(200)["disposition"]);
        var entry = await instance.RemovalOfAsync(removed);
        Assert.Equal((await instance.Store.Policies.FindActiveAsync(Holdfast.Policies.PolicyPurpose.Removal, default))!.Sha256, entry.PolicySha256);
        Assert.Equal(
            new[] { ":= \"shred\"", ":= 7", "min_disposition := \"policyDefault\"" }.Any(unknown => rules.Contains(unknown, StringComparison.Ordinal)),
            instance.Log.Lines.Any(line => line.StartsWith("Warning", StringComparison.Ordinal) && line.Contains("unknown disposition", StringComparison.Ordinal)));
    }

    public static MatrixTheoryData<Engine, string> Doors => new([Engine.Sqlite, Engine.PostgreSql], ["members", "users", "admins", "bulk"]);

    [Theory, MemberData(nameof(Doors))]
    public async Task A_denial_is_told_with_its_reasons_at_every_door_and_changes_nothing(Engine engine, string door)
    {
        await using var instance = await Instance.StartAsync(engine);
        var cast = new Cast(instance);
        var (owner, admin, member) = (await cast.AddAsync(Role.Developer), await cast.AddAsync(Role.Administrator), await cast.AddAsync(Role.Staff));
        await owner.PolicyAsync("default allow := false\n\nreasons contains \"ask the board\"\n\nreasons contains \"in writing\"");
        var before = await instance.Store.Accounts.FindAsync(member.Id, default);
        var answer = door switch
        {
            "members" => await admin.Client.DeleteAsync(member.MemberPath, new { reason = "why" }),
            "users" => await admin.Client.DeleteAsync(member.UserPath, new { reason = "why" }),
            "admins" => await admin.Client.DeleteAsync(member.AdminPath, new { reason = "why" }),
            _ => await admin.Client.PostAsync("/api/v1/admin/users/bulk", new { ids = new[] { member.Id.Value }, command = new { type = "remove", reason = "why" } }),
        };
        answer.IsRefused(403, "policy_denied", Denied + ": ask the board; in writing");
        Assert.Equal(before, await instance.Store.Accounts.FindAsync(member.Id, default));
        var entry = Assert.Single(await instance.EventsOfAsync(answer));
        Assert.Equal(("member_removed", EventOutcome.Refused, "policy_denied"), (entry.Kind, entry.Outcome, entry.RefusalCode));
        Assert.NotNull(entry.PolicySha256);
        Assert.Contains("\"reason\":\"why\"", entry.WholePolicyInput, StringComparison.Ordinal);
        (await member.Client.DeleteAsync("/v1/members/me")).Is(200);
    }

    [Fact]
    public async Task A_policy_narrows_only_and_is_asked_last()
    {
        await using var instance = await Instance.StartAsync(Engine.Sqlite);
        var cast = new Cast(instance);
        var (owner, admin) = (await cast.AddAsync(Role.Developer), await cast.AddAsync(Role.Administrator));
        await owner.PolicyAsync("allow := true");
        (await admin.Client.DeleteAsync(owner.MemberPath)).IsRefused(403, "outranked");
        (await (await cast.AddAsync(Role.User)).Client.DeleteAsync(admin.MemberPath)).IsRefused(403, "forbidden");
        await owner.PolicyAsync("allow := false");
        (await admin.Client.DeleteAsync(owner.MemberPath)).IsRefused(403, "outranked");
        (await admin.Client.DeleteAsync(admin.MemberPath)).IsRefused(400, "self_remove");
        (await admin.Client.DeleteAsync((await cast.AddAsync(Role.User)).MemberPath)).IsRefused(403, "policy_denied", Denied);
        await cast.DoAsync(new RemoveAccount((await cast.AddAsync(Role.User)).Id));
    }

    public static TheoryData<string, string> Faults => new()
    {
        { "not_boolean", "allow := \"yes\"" },
        { "runtime_error", "allow := true if input.action == \"remove\"\n\nallow := false if input.action == \"remove\"" },
        { "budget", "allow if count(numbers.range(1, 100000000)) > 0" },
        { "budget", "allow if {\n\tsome a in numbers.range(1, 3000)\n\tsome b in numbers.range(1, 3000)\n\ta * b == 0\n}" },
        { "runtime_error", "allow := true\n\nmin_disposition := \"purge\" if input.action\n\nmin_disposition := \"historical\" if input.action" },
    };

    [Theory, MemberData(nameof(Faults))]
    public async Task A_policy_that_cannot_be_asked_denies_and_operators_hear_of_it(string fault, string rules)
    {
        await using var instance = await Instance.StartAsync(Engine.Sqlite);
        var cast = new Cast(instance);
        var (owner, member) = (await cast.AddAsync(Role.Developer), await cast.AddAsync(Role.User));
        await owner.PolicyAsync(rules);
        var answer = await owner.Client.DeleteAsync(member.MemberPath);
        answer.IsRefused(403, "policy_denied", Denied);
        Assert.Equal("policy_denied", Assert.Single(await instance.EventsOfAsync(answer)).RefusalCode);
        Assert.Contains(instance.Log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal) && line.Contains($"({fault})", StringComparison.Ordinal));
        Assert.Contains($"holdfast_policy_faults_total{{fault=\"{fault}\"}}", (await owner.Client.GetAsync("/metrics")).Text, StringComparison.Ordinal);
        Assert.Equal("tombstone", (await member.Client.DeleteAsync("/v1/members/me")).Is(200)["disposition"]);
        await cast.DoAsync(new RemoveAccount((await cast.AddAsync(Role.User)).Id));
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task Without_a_policy_in_force_nobody_removes_others(Engine engine)
    {
        await using var instance = await Instance.StartAsync(engine);
        var cast = new Cast(instance);
        var (owner, member) = (await cast.AddAsync(Role.Developer), await cast.AddAsync(Role.User));
        Assert.DoesNotContain("policy", (await owner.Client.GetAsync("/readyz")).Is(200).Text, StringComparison.Ordinal);
        await instance.RunSqlAsync("policy_activations_kept", "policy_activations", "DELETE FROM policy_activations");
        var answer = await owner.Client.DeleteAsync(member.MemberPath);
        answer.IsRefused(403, "policy_denied", Denied);
        Assert.Null(Assert.Single(await instance.EventsOfAsync(answer)).PolicySha256);
        Assert.Contains(instance.Log.Lines, line => line.Contains("(no_active_policy)", StringComparison.Ordinal));
        Assert.Equal("tombstone", (await member.Client.DeleteAsync("/v1/members/me")).Is(200)["disposition"]);
        await cast.DoAsync(new RemoveAccount((await cast.AddAsync(Role.User)).Id));
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task A_stored_text_that_is_not_what_its_hash_names_is_not_asked(Engine engine)
    {
        await using var instance = await Instance.StartAsync(engine);
        var cast = new Cast(instance);
        var (owner, member) = (await cast.AddAsync(Role.Developer), await cast.AddAsync(Role.User));
        await instance.RunSqlAsync(engine == Engine.Sqlite ? "policies_no_update" : "policies_kept", "policies", "UPDATE policies SET source = 'package vtc.removal allow := true', sha256 = 'other'");
        (await owner.Client.DeleteAsync(member.MemberPath)).IsRefused(403, "policy_denied", Denied);
        Assert.Contains(instance.Log.Lines, line => line.Contains("(compile_error)", StringComparison.Ordinal));
    }
}
