using System.Text.Json;
using Holdfast.AspNetCore.Tests.Hosting;
using Holdfast.Roles;

namespace Holdfast.AspNetCore.Tests.Policies;

public class LivesOfPolicies
{
    const string Path = "/v1/policies";
    const string Shipped = "0197b000-0000-7000-8000-000000000001";

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task Versions_count_up_and_one_is_in_force(Engine engine)
    {
        await using var instance = await Instance.StartAsync(engine);
        var owner = await new Cast(instance).AddAsync(Role.Developer);
        var active = (await owner.Client.GetAsync(Path + "/active/removal")).Is(200);
        Assert.Equal((Shipped, "1", "True"), (active["id"], active["version"], active["isActive"]));
        (await owner.Client.GetAsync(Path + "/active/join")).IsRefused(404, "not_found");

        var uploaded = (await owner.Client.PostAsync(Path, new { purpose = "removal", source = "package vtc.removal\nallow := true\n", name = "all" })).Is(201);
        Assert.Equal(("removal", "5"), (uploaded["purpose"], uploaded["version"]));
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("package vtc.removal\nallow := true\n"u8)), uploaded["sha256"]);
        var shown = (await owner.Client.GetAsync(uploaded.Header("Location")!)).Is(200);
        Assert.Equal(("package vtc.removal\nallow := true\n", "all", "False"), (shown["source"], shown["name"], shown["isActive"]));
        Assert.Equal("policy_uploaded", Assert.Single(await instance.EventsOfAsync(uploaded)).Kind);

        var activated = (await owner.Client.PostAsync($"{Path}/{uploaded["id"]}/activate", new { reason = "a better one" })).Is(200);
        var entry = Assert.Single(await instance.EventsOfAsync(activated));
        Assert.Equal(("policy_activated", "policy", uploaded["id"], "a better one"), (entry.Kind, entry.TargetKind, entry.TargetId, entry.Reason));
        Assert.Empty(await instance.EventsOfAsync((await owner.Client.PostAsync($"{Path}/{uploaded["id"]}/activate", new { reason = "again" })).Is(200)));
        Assert.Equal(uploaded["id"], (await owner.Client.GetAsync(Path + "/active/removal")).Is(200)["id"]);
        (await owner.Client.PostAsync($"{Path}/{Shipped}/activate", new { reason = "back" })).Is(200);
        Assert.Equal(Shipped, (await owner.Client.GetAsync(Path + "/active/removal")).Is(200)["id"]);
        var list = (await owner.Client.GetAsync(Path + "?limit=2")).Is(200).Json;
        Assert.Equal([5, 4], list.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("version").GetInt32()));
        var rest = (await owner.Client.GetAsync($"{Path}?limit=9&cursor={list.GetProperty("nextCursor").GetString()}")).Is(200).Json;
        Assert.Equal([3, 2, 1], rest.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("version").GetInt32()));
    }

    public static TheoryData<string, object, int, string, string> Refused => new()
    {
        { "syntax", Upload("package vtc.removal\n\nallow if {\n"), 422, "invalid_policy", "line " },
        { "unsafe variable", Upload("package vtc.removal\n\nallow if x > 1\n"), 422, "invalid_policy", "line 3, column " },
        { "refused function", Upload("package vtc.removal\n\nallow if http.send({}).status == 200\n"), 422, "invalid_policy", "rego_type_error" },
        { "no allow", Upload("package vtc.removal\n\nmin_disposition := \"purge\"\n"), 422, "invalid_policy", "no rule allow in the package vtc.removal" },
        { "another package", Upload("package app\n\nallow := true\n"), 422, "invalid_policy", "no rule allow in the package vtc.removal" },
        { "too long", Upload("package vtc.removal\nallow := true\n#" + new string('é', 33_000)), 422, "invalid_policy", "65536 bytes" },
        { "control character in the name", new { purpose = "removal", source = "package vtc.removal\nallow := true\n", name = "a\u202eb" }, 422, "invalid_policy", "name" },
        { "reserved purpose", new { purpose = "join", source = "package vtc.join\nallow := true\n" }, 422, "invalid_policy", "reserved" },
        { "unknown purpose", new { purpose = "exit", source = "" }, 400, "malformed", "purpose" },
        { "too large a body", Upload(new string('x', 600_000)), 400, "malformed", "512 KiB" },
    };

    [Theory, MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public async Task What_cannot_decide_is_not_stored(string name, object body, int status, string code, string sentence)
    {
        var instance = await Running.OnAsync(Engine.Sqlite);
        var owner = await new Cast(instance).AddAsync(Role.Developer);
        var before = (await instance.Store.Policies.ListAsync(null, null, 1000, default)).Count;
        var answer = (await owner.Client.PostAsync(Path, body)).IsRefused(status, code);
        Assert.True(answer.Sentence!.Contains(sentence, StringComparison.Ordinal), $"{name}: {answer.Sentence}");
        Assert.Equal(before, (await instance.Store.Policies.ListAsync(null, null, 1000, default)).Count);
    }

    [Fact]
    public async Task Developers_alone_upload_activate_test_and_simulate()
    {
        var instance = await Running.OnAsync(Engine.Sqlite);
        var cast = new Cast(instance);
        var (owner, admin) = (await cast.AddAsync(Role.Developer), await cast.AddAsync(Role.Administrator));
        (await admin.Client.PostAsync(Path, Upload("not even Rego"))).IsRefused(403, "forbidden");
        (await admin.Client.PostAsync($"{Path}/{Shipped}/activate", new { reason = "mine" })).IsRefused(403, "forbidden");
        (await admin.Client.PostAsync($"{Path}/{Shipped}/test", new { input = new { } })).IsRefused(403, "forbidden");
        (await admin.Client.PostAsync($"{Path}/{Shipped}/simulate", null)).IsRefused(403, "forbidden");
        (await admin.Client.GetAsync($"{Path}/{Shipped}")).Is(200);
        (await (await cast.AddAsync(Role.Staff)).Client.GetAsync(Path)).IsRefused(403, "forbidden");
        (await owner.Client.PostAsync($"{Path}/{Shipped}/activate", new { reason = " " })).IsRefused(422, "invalid_reason");
        (await owner.Client.PostAsync($"{Path}/01890a5d-ac96-774b-bcce-b302099a8057/activate", new { reason = "why" })).IsRefused(404, "not_found");
        (await owner.Client.PostAsync($"{Path}/x/activate", new { reason = "why" })).IsRefused(400, "malformed");
        var key = await cast.AddKeyAsync(owner.Id, "holdfast.change_policy", "holdfast.add_policy", "holdfast.view_policy");
        (await key.PostAsync($"{Path}/{Shipped}/activate", new { reason = "by a plain key" })).IsRefused(401, "reauthentication_required");
    }

    [Fact]
    public async Task A_trial_shows_result_trace_and_coverage_and_changes_nothing()
    {
        await using var instance = await Instance.StartAsync(Engine.Sqlite);
        var owner = await new Cast(instance).AddAsync(Role.Developer);
        const string Example = "0197b000-0000-7000-8000-000000000002";
        var trial = (await owner.Client.PostAsync($"{Path}/{Example}/test", new { input = new { target_role = "developer", actor_role = "administrator", reason = "" } })).Is(200).Json;
        Assert.False(trial.GetProperty("allowed").GetBoolean());
        Assert.Equal("false", trial.GetProperty("result").GetProperty("allow").GetRawText());
        Assert.Equal(JsonValueKind.Null, trial.GetProperty("result").GetProperty("floor").ValueKind);
        Assert.Equal(2, trial.GetProperty("result").GetProperty("reasons").GetArrayLength());
        Assert.NotEmpty(trial.GetProperty("trace").EnumerateArray());
        Assert.InRange(trial.GetProperty("coverage").GetProperty("share").GetDouble(), 0.3, 0.99);
        Assert.NotEmpty(trial.GetProperty("coverage").GetProperty("missed").EnumerateArray());
        Assert.Equal(Shipped, (await owner.Client.GetAsync(Path + "/active/removal")).Is(200)["id"]);
        var huge = (await owner.Client.PostAsync($"{Path}/{Example}/test", new { input = new string('x', 300_000) })).Is(200).Json;
        Assert.Equal("input_too_large", huge.GetProperty("fault").GetProperty("code").GetString());
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task A_simulation_lists_the_decisions_that_would_change(Engine engine)
    {
        await using var instance = await Instance.StartAsync(engine);
        var cast = new Cast(instance);
        var (owner, admin) = (await cast.AddAsync(Role.Developer), await cast.AddAsync(Role.Administrator));
        var silent = await admin.Client.DeleteAsync((await cast.AddAsync(Role.Staff)).MemberPath);
        await admin.Client.DeleteAsync((await cast.AddAsync(Role.Staff)).MemberPath, new { reason = "left the company; gave back the keys" });
        await admin.Client.DeleteAsync((await cast.AddAsync(Role.User)).MemberPath, new { disposition = "purge", reason = "asked to be forgotten; twice over" });
        await (await cast.AddAsync(Role.User)).Client.DeleteAsync("/v1/members/me", new { disposition = "tombstone" });
        var simulation = (await owner.Client.PostAsync($"{Path}/0197b000-0000-7000-8000-000000000003/simulate", new { last = 50 })).Is(200).Json;
        Assert.Equal((3, 1), (simulation.GetProperty("examined").GetInt32(), simulation.GetProperty("erased").GetInt32()));
        var changes = simulation.GetProperty("changes").EnumerateArray().ToArray();
        Assert.Equal(["historical", null], changes.Select(change => change.GetProperty("would").GetProperty("disposition").GetString()));
        var refused = changes[1];
        Assert.Equal((await instance.RemovalOfAsync(silent)).Index, refused.GetProperty("index").GetInt64());
        Assert.True(refused.GetProperty("was").GetProperty("allowed").GetBoolean());
        Assert.False(refused.GetProperty("would").GetProperty("allowed").GetBoolean());
        Assert.Contains("two different reasons", refused.GetProperty("would").GetProperty("reasons")[0].GetString(), StringComparison.Ordinal);
        (await owner.Client.PostAsync($"{Path}/{Shipped}/simulate", new { last = 1001 })).IsRefused(400, "malformed");
        Assert.Empty((await owner.Client.PostAsync($"{Path}/{Shipped}/simulate", null)).Is(200).Json.GetProperty("changes").EnumerateArray());
    }

    static object Upload(string source) => new { purpose = "removal", source };
}
