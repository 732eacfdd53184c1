using Holdfast.AspNetCore.Tests.Hosting;
using Holdfast.AspNetCore.Tests.Refused;

namespace Holdfast.AspNetCore.Tests.Authentication;

public class SigningIn
{
    const string Login = "/api/v1/auth/login";
    const string Me = "/api/v1/auth/me";

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task A_bearer_session_is_renewed_by_confirming_and_by_changing_the_password(Engine engine)
    {
        var stage = new Stage(await Running.OnAsync(engine));
        var person = await stage.UserAsync();
        var login = (await stage.Nobody.PostAsync(Login, new { identifier = $" {person.Name.ToUpperInvariant()} ", password = Cast.Password, transport = "bearer" })).Is(200);
        Assert.Null(login.Header("Set-Cookie"));
        Assert.Equal("no-store", login.Header("Cache-Control"));
        var first = new Client(stage.Instance, login["token"]);
        (await first.PostAsync("/api/v1/auth/reauthenticate", new { password = "not this one" })).IsRefused(401, "invalid_credentials");
        var confirmed = (await first.PostAsync("/api/v1/auth/reauthenticate", new { password = Cast.Password })).Is(200);
        (await first.GetAsync(Me)).IsRefused(401, "unauthenticated");
        var second = new Client(stage.Instance, confirmed["token"]);
        (await second.PostAsync("/api/v1/auth/password", new { current_password = Cast.Password, new_password = Cast.Password })).IsRefused(422, "invalid_password");
        (await second.PostAsync("/api/v1/auth/password", new { current_password = Cast.Password, new_password = person.Name })).IsRefused(422, "invalid_password");
        var changed = (await second.PostAsync("/api/v1/auth/password", new { current_password = Cast.Password, new_password = "a new one, just mine" })).Is(200);
        (await second.GetAsync(Me)).IsRefused(401, "unauthenticated");
        (await person.Client.GetAsync(Me)).IsRefused(401, "unauthenticated");
        var third = (await new Client(stage.Instance, changed["token"]).GetAsync(Me)).Is(200);
        Assert.Equal(changed["csrf_token"], third["csrf_token"]);
    }

    [Fact]
    public async Task A_cookie_session_needs_its_antiforgery_value()
    {
        var stage = new Stage(await Running.OnAsync(Engine.Sqlite));
        var person = await stage.UserAsync();
        var login = (await stage.Nobody.PostAsync(Login, new { identifier = person.Name, password = Cast.Password })).Is(200);
        Assert.Equal("", login["token"]);
        var cookie = login.Header("Set-Cookie")!;
        Assert.Matches(@"\Aholdfast=[A-Za-z0-9_-]{43}; path=/; samesite=strict; httponly\z", cookie);
        var secret = cookie["holdfast=".Length..cookie.IndexOf(';', StringComparison.Ordinal)];
        var client = new Client(stage.Instance, secret, login["csrf_token"]);
        Assert.Equal(login["csrf_token"], (await client.GetAsync(Me)).Is(200)["csrf_token"]);
        (await new Client(stage.Instance, secret, "guess").PostAsync("/api/v1/auth/logout", null)).IsRefused(403, "csrf_failed");
        var renewed = (await client.PostAsync("/api/v1/auth/reauthenticate", new { password = Cast.Password })).Is(200);
        Assert.NotEqual(cookie, renewed.Header("Set-Cookie"));
        Assert.NotEqual(login["csrf_token"], renewed["csrf_token"]);
        var next = new Client(stage.Instance, renewed.Header("Set-Cookie")!["holdfast=".Length..].Split(';')[0], renewed["csrf_token"]);
        var gone = (await next.PostAsync("/api/v1/auth/logout", null)).Is(204);
        Assert.StartsWith("holdfast=; expires=Thu, 01 Jan 1970", gone.Header("Set-Cookie"), StringComparison.Ordinal);
        (await next.GetAsync(Me)).IsRefused(401, "unauthenticated");
    }

    [Fact]
    public async Task Behind_TLS_the_cookie_is_bound_to_the_host_and_a_stranger_cannot_claim_TLS()
    {
        await using var trusting = await Instance.StartAsync(Engine.Sqlite, new InstanceSettings { Http = options => options.TrustedProxies.Add(System.Net.IPAddress.Loopback) });
        foreach (var (instance, expected) in ((Instance, string)[])[(trusting, "__Host-holdfast="), (await Running.OnAsync(Engine.Sqlite), "holdfast=")])
        {
            var person = await new Stage(instance).UserAsync();
            var login = (await new Client(instance).PostAsync(Login, new { identifier = person.Name, password = Cast.Password }, ("X-Forwarded-Proto", "https"), ("X-Forwarded-For", "192.0.2.7"))).Is(200);
            Assert.StartsWith(expected, login.Header("Set-Cookie"), StringComparison.Ordinal);
            Assert.Equal(expected[0] == '_', login.Header("Set-Cookie")!.Contains("secure", StringComparison.Ordinal));
            Assert.Equal(expected[0] == '_' ? "192.0.2.7" : "127.0.0.1", Assert.Single(await instance.EventsOfAsync(login)).Ip);
        }
    }

    [Fact]
    public async Task While_it_is_incomplete_only_me_logout_and_the_password_work()
    {
        var stage = new Stage(await Running.OnAsync(Engine.Sqlite));
        var person = await stage.UnfinishedAsync();
        Assert.Equal("change_password", (await person.Client.GetAsync(Me)).Is(200)["next"]);
        foreach (var path in (string[])["/api/v1/auth/sessions", "/api/v1/auth/verify", "/api/v1/admin/admins", "/api/v1/admin/users", person.UserPath])
            (await person.Client.GetAsync(path)).IsRefused(403, "sign_in_incomplete");
        (await person.Client.PostAsync("/api/v1/auth/reauthenticate", new { password = Cast.Password })).IsRefused(403, "sign_in_incomplete");
        (await person.Client.PostAsync("/api/v1/authorize", new { permission = "shop.view_order" })).IsRefused(403, "sign_in_incomplete");
        (await person.Client.PostAsync(person.UserPath + "/preview", new { command = new { type = "remove" } })).IsRefused(403, "sign_in_incomplete");
        (await person.Client.PostAsync("/api/v1/auth/logout", null)).Is(204);
        (await person.Client.GetAsync(Me)).IsRefused(401, "unauthenticated");
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task Own_sessions_are_listed_and_ended(Engine engine)
    {
        var stage = new Stage(await Running.OnAsync(engine));
        var (person, stranger) = (await stage.UserAsync(), await stage.UserAsync());
        var (second, third) = (await stage.Cast.SignInAsync(person.Account), await stage.Cast.SignInAsync(person.Account));
        var items = (await person.Client.GetAsync("/api/v1/auth/sessions")).Is(200).Json.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(3, items.Count);
        Assert.Equal(person.Session.ToString(), items.Single(item => item.GetProperty("current").GetBoolean()).GetProperty("id").GetString());
        (await person.Client.DeleteAsync($"/api/v1/auth/sessions/{stranger.Session}")).IsRefused(404, "not_found");
        (await person.Client.DeleteAsync("/api/v1/auth/sessions/all")).IsRefused(400, "malformed");
        (await person.Client.DeleteAsync($"/api/v1/auth/sessions/{second.Session}")).Is(204);
        (await second.Client.GetAsync(Me)).IsRefused(401, "unauthenticated");
        (await person.Client.DeleteAsync("/api/v1/auth/sessions")).Is(204);
        (await third.Client.GetAsync(Me)).IsRefused(401, "unauthenticated");
        (await stranger.Client.GetAsync(Me)).Is(200);
        (await person.Client.DeleteAsync($"/api/v1/auth/sessions/{person.Session}")).Is(204);
        (await person.Client.GetAsync(Me)).IsRefused(401, "unauthenticated");
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task The_oldest_of_too_many_sessions_ends(Engine engine)
    {
        var stage = new Stage(await Running.OnAsync(engine));
        var first = await stage.UserAsync();
        var second = await stage.Cast.SignInAsync(first.Account);
        for (var more = 2; more < Sessions.SessionLimits.MostAtOnce; more++)
            await stage.Cast.SignInAsync(first.Account);
        (await first.Client.GetAsync(Me)).Is(200);
        await stage.Cast.SignInAsync(first.Account);
        (await first.Client.GetAsync(Me)).IsRefused(401, "unauthenticated");
        Assert.Equal(Sessions.SessionLimits.MostAtOnce, (await second.Client.GetAsync("/api/v1/auth/sessions")).Is(200).Json.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task A_key_has_no_part_in_its_owners_credentials()
    {
        var stage = new Stage(await Running.OnAsync(Engine.Sqlite));
        var key = await stage.Cast.AddKeyAsync((await stage.OwnerAsync()).Id, "holdfast.sensitive", "holdfast.change_account");
        (await key.GetAsync("/api/v1/auth/sessions")).IsRefused(403, "forbidden");
        (await key.DeleteAsync("/api/v1/auth/sessions")).IsRefused(403, "forbidden");
        (await key.PostAsync("/api/v1/auth/logout", null)).IsRefused(403, "forbidden");
        (await key.PostAsync("/api/v1/auth/reauthenticate", new { password = Cast.Password })).IsRefused(403, "forbidden");
        (await key.PostAsync("/api/v1/auth/password", new { current_password = Cast.Password, new_password = "something else" })).IsRefused(403, "forbidden");
    }
}
