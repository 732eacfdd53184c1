using Holdfast.AspNetCore.Tests.Hosting;
using Holdfast.AspNetCore.Tests.Refused;
using Holdfast.Roles;

namespace Holdfast.AspNetCore.Tests.Admins;

/// <summary>JSON Merge Patch: three states of email, null elsewhere means unchanged, all members or none.</summary>
public class Patching
{
    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task Email_has_three_states(Engine engine)
    {
        var stage = new Stage(await Running.OnAsync(engine));
        var (admin, target) = (await stage.AdminAsync(), await stage.StaffAsync());
        var address = Cast.FreshName() + "@example.org";
        Assert.Equal(address, (await admin.Client.PatchAsync(target.AdminPath, new { email = $"  {address} " })).Is(200)["email"]);
        Assert.Equal(address, (await admin.Client.PatchAsync(target.AdminPath, new { is_active = true })).Is(200)["email"]);
        Assert.Equal("", (await admin.Client.PatchAsync(target.AdminPath, """{"email":null}""")).Is(200)["email"]);
        Assert.Equal("", (await admin.Client.PatchAsync(target.AdminPath, new { email = "   " })).Is(200)["email"]);
    }

    [Fact]
    public async Task Null_on_any_other_member_changes_nothing()
    {
        var stage = new Stage(await Running.OnAsync(Engine.Sqlite));
        var (admin, target) = (await stage.AdminAsync(), await stage.StaffAsync());
        var before = await stage.ReadAsync(target);
        var answer = await admin.Client.PatchAsync(target.AdminPath, """{"username":null,"password":null,"is_active":null,"instance_role":null,"must_change_password":null}""");
        Assert.Equal("\"1\"", answer.Is(200).Header("ETag"));
        Assert.Equal(before, await stage.ReadAsync(target));
        Assert.Empty(await stage.Instance.EventsOfAsync(answer));
    }

    public static MatrixTheoryData<Engine, string, string> BadMembers => new(
        [Engine.Sqlite, Engine.PostgreSql],
        ["/api/v1/admin/admins/", "/api/v1/admin/users/"],
        ["\"username\":\"Bad Name\"", "\"email\":\"nowhere\"", "ROLE:\"king\"", "ROLE:OWNER", "\"username\":\"TAKEN\""]);

    [Theory, MemberData(nameof(BadMembers))]
    public async Task One_bad_member_leaves_all_as_they_were(Engine engine, string path, string bad)
    {
        var stage = new Stage(await Running.OnAsync(engine));
        var (admin, target, other) = (await stage.AdminAsync(), await stage.StaffAsync(), await stage.StaffAsync());
        var admins = path.EndsWith("admins/", StringComparison.Ordinal);
        var good = admins ? $"\"is_active\":false,\"must_change_password\":true,\"email\":\"{Cast.FreshName()}@x\"" : $"\"is_active\":false,\"email\":\"{Cast.FreshName()}@x\"";
        var member = bad
            .Replace("ROLE", admins ? "\"instance_role\"" : "\"role\"", StringComparison.Ordinal)
            .Replace("OWNER", admins ? "\"owner\"" : "\"developer\"", StringComparison.Ordinal)
            .Replace("TAKEN", other.Name, StringComparison.Ordinal);
        var body = member.Contains("\"email\"", StringComparison.Ordinal) ? $"{{\"is_active\":false,{member}}}" : $"{{{good},{member}}}";
        var before = await stage.ReadAsync(target);
        var answer = await admin.Client.PatchAsync(path + target.Id, body);
        Assert.InRange(answer.Status, 400, 422);
        Assert.Equal(before, await stage.ReadAsync(target));
        Assert.Equal(Holdfast.Audit.EventOutcome.Refused, Assert.Single(await stage.Instance.EventsOfAsync(answer)).Outcome);
        (await target.Client.GetAsync("/api/v1/auth/me")).Is(200);
    }

    [Fact]
    public async Task A_password_set_by_another_must_be_changed_unless_the_patch_says_otherwise()
    {
        var stage = new Stage(await Running.OnAsync(Engine.Sqlite));
        var (admin, target) = (await stage.AdminAsync(), await stage.StaffAsync());
        (await admin.Client.PatchAsync(target.AdminPath, new { password = "another good password" })).Is(200);
        Assert.True((await stage.ReadAsync(target))!.MustChangePassword);
        (await target.Client.GetAsync("/api/v1/auth/me")).IsRefused(401, "unauthenticated");
        (await admin.Client.PatchAsync(target.AdminPath, new { password = "yet another password", must_change_password = false })).Is(200);
        Assert.False((await stage.ReadAsync(target))!.MustChangePassword);
    }

    [Fact]
    public async Task Whoever_becomes_a_user_leaves_the_list()
    {
        var stage = new Stage(await Running.OnAsync(Engine.Sqlite));
        var (admin, target) = (await stage.AdminAsync(), await stage.StaffAsync());
        Assert.Equal("user", (await admin.Client.PatchAsync(target.AdminPath, new { instance_role = "user" })).Is(200)["instance_role"]);
        (await admin.Client.GetAsync(target.AdminPath)).IsRefused(404, "not_found");
        Assert.Equal("user", (await admin.Client.GetAsync(target.UserPath)).Is(200)["role"]);
        Assert.DoesNotContain(target.Id.ToString(), (await admin.Client.GetAsync("/api/v1/admin/admins")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Versions_guard_and_grow()
    {
        var stage = new Stage(await Running.OnAsync(Engine.Sqlite));
        var (admin, target) = (await stage.AdminAsync(), await stage.StaffAsync());
        var seen = (await admin.Client.GetAsync(target.AdminPath)).Is(200).Header("ETag")!;
        var changed = (await admin.Client.PatchAsync(target.AdminPath, new { username = Cast.FreshName() }, ("If-Match", seen))).Is(200);
        Assert.Equal(("\"1\"", "\"2\""), (seen, changed.Header("ETag")));
        (await admin.Client.PatchAsync(target.AdminPath, new { is_active = false }, ("If-Match", seen))).IsRefused(412, "version_mismatch");
        (await admin.Client.PatchAsync(target.AdminPath, new { instance_role = "supervisor" }, ("If-Match", "*"))).Is(200);
        (await admin.Client.DeleteAsync(target.AdminPath, null, ("If-Match", seen))).IsRefused(412, "version_mismatch");
        (await admin.Client.DeleteAsync(target.AdminPath, null, ("If-Match", "\"3\""))).Is(204);
    }
}
