using System.Net;
using Holdfast.AspNetCore.Tests.Hosting;
using Holdfast.Factors;
using Holdfast.SignIn;

namespace Holdfast.AspNetCore.Tests.Factors;

/// <summary>Whoever has the password guesses codes.</summary>
public class GuessingCodes
{
    const string Auth = "/api/v1/auth";

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task After_five_wrong_codes_the_attempt_ends_wherever_they_come_from(Engine engine)
    {
        await using var scene = await Scene.OnAsync(engine, http => http.TrustedProxies.Add(IPAddress.Loopback));
        var half = await scene.Phone.HalfAsync();
        for (var wrong = 1; wrong < FactorProof.MostWrongCodes; wrong++)
            (await half.PostAsync(Auth + "/totp", new { code = "000000" }, From(wrong))).IsRefused(401, "invalid_credentials");
        (await half.PostAsync(Auth + "/backup-code", new { code = "0000-0000-0000-0000" }, From(99))).IsRefused(401, "unauthenticated", "too many wrong codes; sign in again");
        (await half.PostAsync(Auth + "/totp", new { code = await scene.Phone.FreshCodeAsync() }, From(98))).IsRefused(401, "unauthenticated");
        (await (await scene.Phone.HalfAsync()).PostAsync(Auth + "/totp", new { code = await scene.Phone.CodeAsync() })).Is(200);
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task Parallel_guesses_get_no_more_than_the_budget(Engine engine)
    {
        await using var scene = await Scene.OnAsync(engine, http => http.TrustedProxies.Add(IPAddress.Loopback));
        var half = await scene.Phone.HalfAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => half.PostAsync(Auth + "/totp", new { code = "000000" }, From(i))));
        Assert.InRange(answers.Count(answer => answer.Code == "invalid_credentials"), 0, FactorProof.MostWrongCodes - 1);
        Assert.DoesNotContain(answers, answer => answer.Status == 200);
        (await half.GetAsync(Auth + "/me")).IsRefused(401, "unauthenticated");
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task The_password_does_not_clear_the_count_of_wrong_codes_and_the_owner_still_comes_in(Engine engine)
    {
        await using var scene = await Scene.OnAsync(engine, http => http.TrustedProxies.Add(IPAddress.Loopback));
        (await (await scene.Phone.HalfAsync()).PostAsync(Auth + "/backup-code", new { code = scene.Phone.BackupCodes[0] })).Is(200);
        var counted = 0;
        for (var network = 0; counted < SignInThrottle.MostFailuresFromStrangers; network++)
        {
            Assert.True(network < 200, "strangers are never stopped");
            var login = await new Client(scene.Instance).PostAsync(Auth + "/login", new { identifier = scene.Owner.Name, password = Cast.Password, transport = "bearer" }, From(network));
            if (login.Status != 200)
                break;
            var half = new Client(scene.Instance, login.Is(200)["token"]);
            counted += 1 + (await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => half.PostAsync(Auth + "/totp", new { code = "000000" }, From(network))))).Count(answer => answer.Status == 401);
        }
        (await new Client(scene.Instance).PostAsync(Auth + "/login", new { identifier = scene.Owner.Name, password = Cast.Password }, From(201))).IsRefused(401, "invalid_credentials");
        var home = await new Client(scene.Instance).PostAsync(Auth + "/login", new { identifier = scene.Owner.Name, password = Cast.Password, transport = "bearer" }, Home);
        (await new Client(scene.Instance, home.Is(200)["token"]).PostAsync(Auth + "/totp", new { code = await scene.Phone.FreshCodeAsync() }, Home)).Is(200);
    }

    [Fact]
    public async Task Forged_headers_change_nothing_without_a_proxy()
    {
        await using var scene = await Scene.OnAsync(Engine.Sqlite);
        var half = await scene.Phone.HalfAsync();
        // The first wait is one second.
        scene.Clock.Stand();
        var answers = new List<Answer>();
        for (var attempt = 0; attempt < 6; attempt++)
            answers.Add(await half.PostAsync(Auth + "/totp", new { code = "000000" }, From(attempt), ("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", "evil.example"), ("X-Correlation-Id", "0197a1c2-0000-7000-8000-000000000000")));
        Assert.Contains(answers, answer => answer.Code == "throttled");
        Assert.All(answers, answer => Assert.NotEqual("0197a1c2-0000-7000-8000-000000000000", answer.CorrelationId));
        Assert.All((await scene.Instance.EventsOfAsync(answers[0])), entry => Assert.Equal("127.0.0.1", entry.Ip));
    }

    /// <summary>The network that a whole sign-in has made known.</summary>
    static (string, string) Home => ("X-Forwarded-For", "127.0.0.9");

    static (string, string) From(int network) => ("X-Forwarded-For", $"198.18.{network}.7");
}
