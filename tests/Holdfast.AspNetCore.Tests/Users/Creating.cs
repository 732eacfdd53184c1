using Holdfast.AspNetCore.Tests.Hosting;
using Holdfast.AspNetCore.Tests.Refused;

namespace Holdfast.AspNetCore.Tests.Users;

public class Creating
{
    const string Path = "/api/v1/admin/users";

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task A_person_without_a_password_gets_a_link(Engine engine)
    {
        var stage = new Stage(await Running.OnAsync(engine));
        var created = (await (await stage.AdminAsync()).Client.PostAsync(Path, new { username = Cast.FreshName() })).Is(201);
        Assert.Equal(("person", "user", "never_signed_in"), (created["kind"], created["role"], created["state"]));
        Assert.Matches(@"\Ahttps://id\.example\.org/recover\?token=[A-Za-z0-9_-]{43}\z", created["link"]);
        Assert.NotEqual("", created["link_expires_at"]);
        Assert.Equal(($"{Path}/{created["id"]}", "\"1\""), (created.Header("Location"), created.Header("ETag")));
    }

    [Fact]
    public async Task A_person_with_a_password_must_change_it()
    {
        var stage = new Stage(await Running.OnAsync(Engine.Sqlite));
        var name = Cast.FreshName();
        var created = (await (await stage.AdminAsync()).Client.PostAsync(Path, new { username = name, password = "an initial password" })).Is(201);
        Assert.Equal("", created["link"]);
        var login = (await stage.Nobody.PostAsync("/api/v1/auth/login", new { identifier = name, password = "an initial password" })).Is(200);
        Assert.Equal("change_password", login["next"]);
    }

    [Fact]
    public async Task A_service_has_neither()
    {
        var stage = new Stage(await Running.OnAsync(Engine.Sqlite));
        var created = (await (await stage.AdminAsync()).Client.PostAsync(Path, new { username = Cast.FreshName(), kind = "service", role = "staff" })).Is(201);
        Assert.Equal(("service", "", "staff"), (created["kind"], created["link"], created["role"]));
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task A_repetition_under_the_same_key_answers_the_first_result_without_its_secret(Engine engine)
    {
        var stage = new Stage(await Running.OnAsync(engine));
        var (admin, other) = (await stage.AdminAsync(), await stage.AdminAsync());
        var body = new { username = Cast.FreshName() };
        (string, string) key = ("Idempotency-Key", "order-" + body.username);
        var first = (await admin.Client.PostAsync(Path, body, key)).Is(201);
        var again = (await admin.Client.PostAsync(Path, body, key)).Is(201);
        Assert.Equal((first["id"], "already shown", "true"), (again["id"], again["link"], again.Header("Idempotency-Replayed")));
        Assert.Equal((first.Header("Location"), first.Header("ETag")), (again.Header("Location"), again.Header("ETag")));
        (await admin.Client.PostAsync(Path, new { username = Cast.FreshName() }, key)).IsRefused(409, "idempotency_mismatch");
        (await other.Client.PostAsync(Path, body, key)).IsRefused(409, "username_taken");
        (await admin.Client.PostAsync(Path, body, ("Idempotency-Key", new string('k', 256)))).IsRefused(400, "malformed");
    }

    [Fact]
    public async Task A_repeated_reset_changes_nothing_and_shows_no_secret()
    {
        var stage = new Stage(await Running.OnAsync(Engine.Sqlite));
        var (admin, target) = (await stage.AdminAsync(), await stage.UserAsync());
        foreach (var mode in (string[])["temporary", "link"])
        {
            var first = (await admin.Client.PostAsync(target.UserPath + "/reset-password", new { mode, reason = "lost it" }, ("Idempotency-Key", mode))).Is(200);
            var after = await stage.ReadAsync(target);
            var again = (await admin.Client.PostAsync(target.UserPath + "/reset-password", new { mode, reason = "lost it" }, ("Idempotency-Key", mode))).Is(200);
            var secret = mode == "link" ? "link" : "temporary_password";
            Assert.NotEqual("", first[secret]);
            Assert.Equal("already shown", again[secret]);
            Assert.Equal(after, await stage.ReadAsync(target));
        }
    }
}
