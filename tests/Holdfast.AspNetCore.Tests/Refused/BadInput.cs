using System.Text;
using Holdfast.AspNetCore.Tests.Hosting;

namespace Holdfast.AspNetCore.Tests.Refused;

/// <summary>
/// Bodies that nobody can mean: each is 400 <c>malformed</c> with a sentence of ours, on every route that takes a body, and nothing
/// changes.
/// </summary>
public class BadInput
{
    static readonly Dictionary<string, byte[]> bodies = new()
    {
        ["nothing"] = [],
        ["not JSON"] = "not json"u8.ToArray(),
        ["cut off"] = """{"reason":"""u8.ToArray(),
        ["more than one value"] = "{}{}"u8.ToArray(),
        ["a list"] = "[]"u8.ToArray(),
        ["a text"] = "\"reason\""u8.ToArray(),
        ["null"] = "null"u8.ToArray(),
        ["an unknown member"] = """{"is_admin":true}"""u8.ToArray(),
        ["a known member in another case"] = """{"Username":"x","Reason":"x","Identifier":"x"}"""u8.ToArray(),
        ["a member twice"] = """{"username":"aa","username":"bb","reason":"a","reason":"b","identifier":"a","identifier":"b","ids":[],"ids":[],"command":null,"command":null,"mode":"link","mode":"link","permission":"a","permission":"b","password":"a","password":"b","current_password":"a","current_password":"b"}"""u8.ToArray(),
        ["wrong types"] = """{"username":1}"""u8.ToArray(),
        ["a trailing comma"] = """{"reason":"x",}"""u8.ToArray(),
        ["a comment"] = "{/* */}"u8.ToArray(),
        ["bad UTF-8"] = [.. "{\"username\":\""u8, 0xff, 0xfe, .. "\",\"reason\":\"x\"}"u8],
        ["an encoded surrogate"] = [.. "{\"username\":\""u8, 0xed, 0xa0, 0x80, .. "\"}"u8],
        ["65 KiB"] = Encoding.UTF8.GetBytes("{\"reason\":\"" + new string('a', 65 * 1024) + "\"}"),
        ["a thousand levels"] = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"command\":", 1000)) + "1" + new string('}', 1000)),
    };

    static readonly Dictionary<string, (HttpMethod Method, Func<Person, string> Path)> routes = new()
    {
        ["login"] = (HttpMethod.Post, _ => "/api/v1/auth/login"),
        ["password"] = (HttpMethod.Post, _ => "/api/v1/auth/password"),
        ["reauthenticate"] = (HttpMethod.Post, _ => "/api/v1/auth/reauthenticate"),
        ["authorize"] = (HttpMethod.Post, _ => "/api/v1/authorize"),
        ["create an admin"] = (HttpMethod.Post, _ => "/api/v1/admin/admins"),
        ["patch an admin"] = (HttpMethod.Patch, person => person.AdminPath),
        ["delete an admin"] = (HttpMethod.Delete, person => person.AdminPath),
        ["create a user"] = (HttpMethod.Post, _ => "/api/v1/admin/users"),
        ["patch a user"] = (HttpMethod.Patch, person => person.UserPath),
        ["delete a user"] = (HttpMethod.Delete, person => person.UserPath),
        ["lock"] = (HttpMethod.Post, person => person.UserPath + "/lock"),
        ["unlock"] = (HttpMethod.Post, person => person.UserPath + "/unlock"),
        ["reset a password"] = (HttpMethod.Post, person => person.UserPath + "/reset-password"),
        ["reset factors"] = (HttpMethod.Post, person => person.UserPath + "/reset-factors"),
        ["preview"] = (HttpMethod.Post, person => person.UserPath + "/preview"),
        ["bulk"] = (HttpMethod.Post, _ => "/api/v1/admin/users/bulk"),
    };

    public static TheoryData<string> Routes => [.. routes.Keys];

    [Theory, MemberData(nameof(Routes))]
    public async Task Is_malformed_and_changes_nothing(string route)
    {
        var instance = await Running.OnAsync(Engine.Sqlite);
        var stage = new Stage(instance);
        var (admin, target) = (await stage.AdminAsync(), await stage.StaffAsync());
        var (method, path) = routes[route];
        var before = await stage.ReadAsync(target);
        foreach (var (name, body) in bodies)
        {
            if (method == HttpMethod.Delete && name == "nothing")
                continue;
            var answer = await admin.Client.SendAsync(method, path(target), Client.Json(body));
            Assert.True(answer.Status == 400, $"{name}: {answer.Status} {answer.Text}");
            answer.IsRefused(400, "malformed");
            Assert.DoesNotContain("System.", answer.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("Holdfast.", answer.Text, StringComparison.Ordinal);
            Assert.Empty(await instance.EventsOfAsync(answer));
        }
        Assert.Equal(before, await stage.ReadAsync(target));
    }

    [Theory, MemberData(nameof(Routes))]
    public async Task Is_malformed_under_another_content_type(string route)
    {
        var instance = await Running.OnAsync(Engine.Sqlite);
        var stage = new Stage(instance);
        var (admin, target) = (await stage.AdminAsync(), await stage.StaffAsync());
        var (method, path) = routes[route];
        foreach (var type in (string[])["text/plain", "application/x-www-form-urlencoded", "application/xml"])
            (await admin.Client.SendAsync(method, path(target), Client.Json("{}"u8.ToArray(), type))).IsRefused(400, "malformed", "send the body as application/json");
        var untyped = new ByteArrayContent("{}"u8.ToArray());
        (await admin.Client.SendAsync(method, path(target), untyped)).IsRefused(400, "malformed");
    }

    [Theory]
    [InlineData("""{"username":"\ud800"}""")]
    [InlineData("""{"email":"a@\udc00"}""")]
    [InlineData("""{"\ud800":1}""")]
    [InlineData("""{"role":"staff","\u0072ole":"user"}""")]
    [InlineData("""{"expires_at":"2030-01-01T00:00:00"}""")]
    [InlineData("""{"expires_at":"tomorrow"}""")]
    [InlineData("""{"expires_at":1893456000}""")]
    [InlineData("""{"group_ids":"none"}""")]
    [InlineData("""{"group_ids":["none"]}""")]
    [InlineData("""{"is_active":"true"}""")]
    [InlineData("""{"is_active":1}""")]
    [InlineData("""{"version":9}""")]
    [InlineData("""{"id":"01890a5d-ac96-774b-bcce-b302099a8057"}""")]
    public async Task Is_malformed_in_a_patch(string body)
    {
        var stage = new Stage(await Running.OnAsync(Engine.Sqlite));
        var (admin, target) = (await stage.AdminAsync(), await stage.UserAsync());
        var before = await stage.ReadAsync(target);
        (await admin.Client.PatchAsync(target.UserPath, body)).IsRefused(400, "malformed");
        Assert.Equal(before, await stage.ReadAsync(target));
    }

    [Theory]
    [InlineData("""{"command":{"type":"promote"}}""")]
    [InlineData("""{"command":{"role":"staff"}}""")]
    [InlineData("""{"command":{"type":"change_role"}}""")]
    [InlineData("""{"command":{"type":"change_role","role":"staff","minutes":3}}""")]
    [InlineData("""{"command":{"type":"end_sessions","role":"staff"}}""")]
    [InlineData("""{"command":{"type":"lock","reason":"x","type":"unlock"}}""")]
    [InlineData("""{"command":"remove"}""")]
    [InlineData("""{"command":null}""")]
    public async Task Is_malformed_in_a_command(string body)
    {
        var stage = new Stage(await Running.OnAsync(Engine.Sqlite));
        var (admin, target) = (await stage.AdminAsync(), await stage.UserAsync());
        (await admin.Client.PostAsync(target.UserPath + "/preview", body)).IsRefused(400, "malformed");
    }

    [Fact]
    public async Task A_text_that_no_store_can_hold_is_just_unknown()
    {
        foreach (var engine in Enum.GetValues<Engine>())
        {
            var stage = new Stage(await Running.OnAsync(engine));
            (await stage.Nobody.PostAsync("/api/v1/auth/login", """{"identifier":"a\u0000b@x","password":"p\u0000q"}""")).IsRefused(401, "invalid_credentials");
            (await stage.Nobody.PostAsync("/api/v1/auth/login", new { identifier = new string('x', 60_000), password = "x" })).IsRefused(401, "invalid_credentials");
            (await (await stage.AdminAsync()).Client.GetAsync("/api/v1/admin/users?q=%ED%A0%80")).Is(200);
        }
    }
}
