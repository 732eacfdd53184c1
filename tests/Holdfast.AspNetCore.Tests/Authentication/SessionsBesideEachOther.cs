using Holdfast.AspNetCore.Tests.Factors;
using Holdfast.AspNetCore.Tests.Hosting;
using Holdfast.Sessions;

namespace Holdfast.AspNetCore.Tests.Authentication;

public class SessionsBesideEachOther
{
    const string Auth = "/api/v1/auth";

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task Whoever_has_the_password_alone_ends_no_finished_session(Engine engine)
    {
        await using var scene = await Scene.OnAsync(engine);
        var crowd = await BeginAsync(scene, SessionLimits.MostAtOnce);
        var waiting = await BeginAsync(scene, SessionLimits.MostWaiting);
        (await scene.Phone.Client.GetAsync(Auth + "/me")).Is(200);
        (await crowd[^1].GetAsync(Auth + "/me")).IsRefused(401, "unauthenticated");
        foreach (var client in waiting)
            Assert.Equal("verify_factor", (await client.GetAsync(Auth + "/me")).Is(200)["next"]);
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task Passing_the_factor_ends_the_oldest_of_too_many_finished_sessions(Engine engine)
    {
        await using var scene = await Scene.OnAsync(engine);
        // All finished but one, which began before them.
        var half = (await BeginAsync(scene))[0];
        for (var finished = 1; finished < SessionLimits.MostAtOnce; finished++)
        {
            var session = (await scene.Stage.Cast.SignInAsync(scene.Owner.Account)).Session;
            await scene.Instance.RunSqlAsync($"UPDATE sessions SET factor_verified = TRUE WHERE id = '{session}'");
        }
        (await scene.Phone.Client.GetAsync(Auth + "/me")).Is(200);
        var passed = (await half.PostAsync(Auth + "/backup-code", new { code = scene.Phone.BackupCodes[0] })).Is(200);
        (await scene.Phone.Client.GetAsync(Auth + "/me")).IsRefused(401, "unauthenticated");
        var own = (await new Client(scene.Instance, passed["token"]).GetAsync(Auth + "/sessions")).Is(200);
        Assert.Equal(SessionLimits.MostAtOnce, own.Json.GetProperty("items").GetArrayLength());
    }

    static async Task<Client[]> BeginAsync(Scene scene, int count = 1)
    {
        var clients = new Client[count];
        for (var number = 0; number < count; number++)
            clients[number] = (await scene.Stage.Cast.SignInAsync(scene.Owner.Account)).Client;
        return clients;
    }
}
