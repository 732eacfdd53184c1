using System.Text.Json;
using System.Text.RegularExpressions;
using Holdfast.Accounts;
using Holdfast.AspNetCore.Tests.Factors;
using Holdfast.AspNetCore.Tests.Hosting;
using Holdfast.AspNetCore.Tests.Refused;
using Holdfast.Roles;
using Microsoft.AspNetCore.Routing;

namespace Holdfast.AspNetCore.Tests.Authentication;

/// <summary>What people see of an account before they have signed in fully, and of those above them.</summary>
public partial class WhatIsShown
{
    const string Auth = "/api/v1/auth";

    static readonly string[] addressed = ["ip", "device", "user_agent"];

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task Before_the_second_factor_only_the_username_and_the_next_step(Engine engine)
    {
        await using var scene = await Scene.OnAsync(engine);
        var half = await scene.Phone.HalfAsync();
        var me = (await half.GetAsync(Auth + "/me")).Is(200);
        Assert.Equal(["csrf_token", "next", "username"], NamesOf(me.Json));
        Assert.Equal((scene.Owner.Name, "verify_factor"), (me["username"], me["next"]));
        var whole = new Client(scene.Instance, (await half.PostAsync(Auth + "/totp", new { code = await scene.Phone.FreshCodeAsync() })).Is(200)["token"]);
        Assert.Equal(["account", "api_key_id", "csrf_token", "next", "permissions", "role", "session"], NamesOf((await whole.GetAsync(Auth + "/me")).Is(200).Json));
    }

    [Fact]
    public async Task Before_the_second_factor_no_answer_tells_id_address_role_or_permissions()
    {
        await using var scene = await Scene.OnAsync(Engine.Sqlite);
        var address = Cast.FreshName() + "@example.org";
        await scene.Stage.Cast.DoAsync(new ChangeAccount(scene.Owner.Id) { Email = EmailAddress.Parse(address) });
        var login = (await scene.Stage.Nobody.PostAsync(Auth + "/login", new { identifier = scene.Owner.Name, password = Cast.Password, transport = "bearer" })).Is(200);
        Assert.Equal(["account", "confirm_email", "csrf_token", "next", "token"], NamesOf(login.Json));
        Assert.Equal(("verify_factor", JsonValueKind.Null), (login["next"], login.Json.GetProperty("account").ValueKind));
        Assert.False(login.Json.GetProperty("confirm_email").GetBoolean());
        var half = new Client(scene.Instance, login["token"]);
        List<Answer> answers = [login, (await half.PostAsync(Auth + "/passkey/options", null)).Is(200)];
        foreach (var endpoint in scene.Instance.Service<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(endpoint => endpoint.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods.Contains("GET")))
            answers.Add(await half.GetAsync("/" + Parameter().Replace(endpoint.RoutePattern.RawText!.TrimStart('/'), scene.Owner.Id.ToString())));
        Assert.True(answers.Count > 30, $"{answers.Count} answers");
        foreach (var answer in answers)
        {
            Assert.DoesNotContain(address, answer.Text, StringComparison.Ordinal);
            if (answer.Status == 200 && answer.Header("Content-Type")?.StartsWith("application/json", StringComparison.Ordinal) == true && !answer.Text.Contains("\"openapi\"", StringComparison.Ordinal))
                Assert.All([scene.Owner.Id.ToString(), "developer", "holdfast.", "127.0.0.1"], text => Assert.DoesNotContain(text, answer.Text, StringComparison.Ordinal));
        }
    }

    public static MatrixTheoryData<Role, Role> ReadersAndTargets => new([Role.Staff, Role.Supervisor, Role.Administrator, Role.Developer], [.. Enum.GetValues<Role>()]);

    [Theory, MemberData(nameof(ReadersAndTargets))]
    public async Task From_where_and_with_what_people_sign_in_is_not_for_those_below_them(Role reader, Role target)
    {
        var stage = new Stage(await Running.OnAsync(Engine.Sqlite));
        var (person, owner) = (await stage.Cast.AddAsync(reader), await stage.Cast.AddAsync(target));
        await stage.Cast.AddGroupAsync(["holdfast.view_account"], person);
        foreach (var client in new[] { person.Client, await stage.Cast.AddKeyAsync(person.Id, "holdfast.view_account") })
        {
            var session = (await client.GetAsync(owner.UserPath)).Is(200).Json.GetProperty("sessions")[0];
            var hidden = addressed.Where(name => session.GetProperty(name).ValueKind == JsonValueKind.Null).ToArray();
            Assert.Equal(target > reader ? addressed : ["user_agent"], hidden);
            Assert.Equal(owner.Session.ToString(), session.GetProperty("id").GetString());
        }
        var own = (await owner.Client.GetAsync(Auth + "/sessions")).Is(200).Json.GetProperty("items")[0];
        Assert.Equal(("127.0.0.1", "Unknown device"), (own.GetProperty("ip").GetString(), own.GetProperty("device").GetString()));
    }

    static string[] NamesOf(JsonElement json) => [.. json.EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal)];

    [GeneratedRegex("{[^}]+}")]
    private static partial Regex Parameter();
}
