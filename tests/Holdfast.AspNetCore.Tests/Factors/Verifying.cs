using Holdfast.Accounts;
using Holdfast.AspNetCore.Tests.Hosting;
using Holdfast.AspNetCore.Tests.Refused;

namespace Holdfast.AspNetCore.Tests.Factors;

/// <summary>The second step of a sign-in.</summary>
public class Verifying
{
    const string Auth = "/api/v1/auth";

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task A_code_signs_in_once_and_the_session_gets_a_new_token(Engine engine)
    {
        await using var scene = await Scene.OnAsync(engine);
        var half = await scene.Phone.HalfAsync();
        foreach (var path in (string[])["/api/v1/admin/admins", Auth + "/sessions", Auth + "/factors", Auth + "/verify"])
            (await half.GetAsync(path)).IsRefused(403, "sign_in_incomplete");
        (await half.PostAsync(Auth + "/factors/totp", null)).IsRefused(403, "sign_in_incomplete");
        (await half.PostAsync(Auth + "/reauthenticate", new { password = Cast.Password, code = scene.Phone.BackupCodes[0] })).IsRefused(403, "sign_in_incomplete");
        var code = await scene.Phone.FreshCodeAsync();
        var done = (await half.PostAsync(Auth + "/totp", new { code })).Is(200);
        Assert.Equal("done", done["next"]);
        (await half.GetAsync(Auth + "/me")).IsRefused(401, "unauthenticated");
        var client = new Client(scene.Instance, done["token"]);
        (await client.GetAsync("/api/v1/admin/admins")).Is(200);
        (await client.PostAsync("/api/v1/admin/users", new { username = Cast.FreshName(), role = "administrator" })).Is(201);
        (await client.PostAsync(Auth + "/totp", new { code = "000000" })).IsRefused(403, "forbidden");
        (await (await scene.Phone.HalfAsync()).PostAsync(Auth + "/totp", new { code })).IsRefused(401, "invalid_credentials");
    }

    [Fact]
    public async Task Nobody_with_the_password_alone_changes_it()
    {
        await using var scene = await Scene.OnAsync(Engine.Sqlite);
        var half = await scene.Phone.HalfAsync();
        (await half.PostAsync(Auth + "/password", new { current_password = Cast.Password, new_password = "another fine sentence 5" })).IsRefused(403, "sign_in_incomplete");
        await scene.Stage.Cast.DoAsync(new ChangeAccount(scene.Owner.Id) { MustChangePassword = true });
        (await half.PostAsync(Auth + "/password", new { current_password = Cast.Password, new_password = "another fine sentence 5" })).IsRefused(403, "sign_in_incomplete");
        var done = (await half.PostAsync(Auth + "/totp", new { code = await scene.Phone.FreshCodeAsync() })).Is(200);
        Assert.Equal("change_password", done["next"]);
        var client = new Client(scene.Instance, done["token"]);
        Assert.Equal("done", (await client.PostAsync(Auth + "/password", new { current_password = Cast.Password, new_password = "another fine sentence 5" })).Is(200)["next"]);
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task A_backup_code_signs_in_once(Engine engine)
    {
        await using var scene = await Scene.OnAsync(engine);
        var half = await scene.Phone.HalfAsync();
        (await half.PostAsync(Auth + "/backup-code", new { code = "nothing" })).IsRefused(422, "invalid_code");
        var done = (await half.PostAsync(Auth + "/backup-code", new { code = scene.Phone.BackupCodes[3].ToUpperInvariant() })).Is(200);
        var client = new Client(scene.Instance, done["token"]);
        Assert.Equal(9, (await client.GetAsync(Auth + "/factors")).Is(200).Json.GetProperty("backup_codes_left").GetInt32());
        (await (await scene.Phone.HalfAsync()).PostAsync(Auth + "/backup-code", new { code = scene.Phone.BackupCodes[3] })).IsRefused(401, "invalid_credentials");
        var fresh = (await client.PostAsync(Auth + "/factors/backup-codes", null)).Is(200).Json.GetProperty("backup_codes").EnumerateArray().Select(code => code.GetString()).ToArray();
        Assert.Equal(10, fresh.Except(scene.Phone.BackupCodes).Count());
        (await (await scene.Phone.HalfAsync()).PostAsync(Auth + "/backup-code", new { code = scene.Phone.BackupCodes[4] })).IsRefused(401, "invalid_credentials");
        (await (await scene.Phone.HalfAsync()).PostAsync(Auth + "/backup-code", new { code = fresh[0] })).Is(200);
    }

    [Fact]
    public async Task Confirming_again_needs_the_code_as_well()
    {
        await using var scene = await Scene.OnAsync(Engine.Sqlite);
        var client = scene.Phone.Client;
        scene.Clock.Move(TimeSpan.FromMinutes(11));
        (await client.DeleteAsync(scene.Owner.UserPath)).IsRefused(401, "reauthentication_required");
        (await client.PostAsync(Auth + "/reauthenticate", new { password = Cast.Password })).IsRefused(422, "invalid_code");
        (await client.PostAsync(Auth + "/reauthenticate", new { password = "wrong", code = await scene.Phone.FreshCodeAsync() })).IsRefused(401, "invalid_credentials");
        (await client.PostAsync(Auth + "/reauthenticate", new { password = Cast.Password, code = "000000" })).IsRefused(401, "invalid_credentials");
        var code = await scene.Phone.CodeAsync();
        var done = (await client.PostAsync(Auth + "/reauthenticate", new { password = Cast.Password, code })).Is(200);
        (await client.GetAsync(Auth + "/me")).IsRefused(401, "unauthenticated");
        var renewed = new Client(scene.Instance, done["token"]);
        (await renewed.PostAsync(Auth + "/factors/backup-codes", null)).Is(200);
        (await renewed.PostAsync(Auth + "/reauthenticate", new { password = Cast.Password, code })).IsRefused(401, "invalid_credentials");
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task What_is_removed_or_reset_is_asked_for_no_more(Engine engine)
    {
        await using var scene = await Scene.OnAsync(engine);
        var (client, passed) = (scene.Phone.Client, await scene.PassAsync());
        var id = (await client.GetAsync(Auth + "/factors")).Is(200).Json.GetProperty("items")[0].GetProperty("id").GetString();
        (await client.DeleteAsync($"{Auth}/factors/{scene.Owner.Id}")).IsRefused(404, "not_found");
        (await client.DeleteAsync($"{Auth}/factors/{id}")).Is(204);
        (await passed.GetAsync(Auth + "/me")).IsRefused(401, "unauthenticated");
        var left = (await client.GetAsync(Auth + "/factors")).Is(200);
        Assert.Equal("""{"items":[],"backup_codes_left":0,"policy":"optional"}""", left.Text);

        var again = await Authenticator.EnrolAsync(scene.Instance, scene.Clock, scene.Owner with { Client = client });
        var other = await scene.Stage.OwnerAsync();
        (await other.Client.PostAsync(scene.Owner.UserPath + "/reset-factors", new { reason = "phone stolen" })).Is(200);
        (await again.Client.GetAsync(Auth + "/me")).IsRefused(401, "unauthenticated");
        var login = (await scene.Stage.Nobody.PostAsync(Auth + "/login", new { identifier = scene.Owner.Name, password = Cast.Password, transport = "bearer" })).Is(200);
        Assert.Equal("done", login["next"]);
        Assert.Equal(0, (await new Client(scene.Instance, login["token"]).GetAsync(Auth + "/factors")).Is(200).Json.GetProperty("backup_codes_left").GetInt32());
    }

    [Fact]
    public async Task By_cookie_as_well()
    {
        await using var scene = await Scene.OnAsync(Engine.Sqlite);
        var login = (await scene.Stage.Nobody.PostAsync(Auth + "/login", new { identifier = scene.Owner.Name, password = Cast.Password })).Is(200);
        var half = new Client(scene.Instance, CookieOf(login), login["csrf_token"]);
        (await half.GetAsync(Auth + "/factors")).IsRefused(403, "sign_in_incomplete");
        (await new Client(scene.Instance, CookieOf(login), "not the value").PostAsync(Auth + "/totp", new { code = await scene.Phone.FreshCodeAsync() })).IsRefused(403, "csrf_failed");
        var done = (await half.PostAsync(Auth + "/totp", new { code = await scene.Phone.CodeAsync() })).Is(200);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, done.Json.GetProperty("token").ValueKind);
        (await new Client(scene.Instance, CookieOf(done), done["csrf_token"]).GetAsync("/api/v1/admin/admins")).Is(200);
    }

    static string CookieOf(Answer answer) => answer.Header("Set-Cookie")!.Split(';')[0].Split('=', 2)[1];
}
