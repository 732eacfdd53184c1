using System.Diagnostics;
using System.Net;
using Holdfast.AspNetCore.Tests.Hosting;
using Holdfast.AspNetCore.Tests.Refused;
using Holdfast.SignIn;

namespace Holdfast.AspNetCore.Tests.Authentication;

/// <summary>A stranger learns nothing from failed sign-ins, whoever they name.</summary>
public class Guessing
{
    const string Login = "/api/v1/auth/login";
    const string Home = "192.0.2.7";

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task Every_failure_looks_and_costs_the_same(Engine engine)
    {
        await using var instance = await Instance.StartAsync(engine, new InstanceSettings { CostlyPasswords = true });
        var stage = new Stage(instance);
        var admin = await stage.OwnerAsync();
        var (known, inactive, locked, removed) = (await stage.UserAsync(), await stage.UserAsync(), await stage.UserAsync(), await stage.UserAsync());
        var (expired, service) = (await ExpiredAsync(stage), await stage.Cast.AddServiceAsync());
        (await admin.Client.PatchAsync(inactive.UserPath, new { is_active = false })).Is(200);
        (await admin.Client.PostAsync(locked.UserPath + "/lock", new { reason = "why not" })).Is(200);
        (await admin.Client.DeleteAsync(removed.UserPath)).Is(204);
        var answers = new List<(string Text, long Milliseconds)>();
        foreach (var (identifier, password) in ((string, string)[])
            [
                (known.Name, "wrong password"), (Cast.FreshName(), Cast.Password), (inactive.Name, Cast.Password), (locked.Name, Cast.Password),
                (removed.Name, Cast.Password), (expired.Name, Cast.Password), (service.Username!.Value, Cast.Password), (known.Name, ""), ("", ""),
            ])
        {
            var watch = Stopwatch.StartNew();
            var answer = (await stage.Nobody.PostAsync(Login, new { identifier, password })).IsRefused(401, "invalid_credentials");
            answers.Add((answer.Text, watch.ElapsedMilliseconds));
            Assert.Null(answer.Header("Set-Cookie"));
        }
        Assert.Single(answers.Select(answer => answer.Text).Distinct());
        // Without a hash the answer takes a few milliseconds.
        Assert.All(answers, answer => Assert.True(answer.Milliseconds > 40, $"{answer.Milliseconds} ms"));
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task The_throttle_closes_for_known_and_unknown_alike(Engine engine)
    {
        var stage = new Stage(await Running.OnAsync(engine));
        var known = await stage.UserAsync();
        var throttled = new List<Answer>();
        foreach (var identifier in (string[])[known.Name, Cast.FreshName()])
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => stage.Nobody.PostAsync(Login, new { identifier, password = "wrong" })));
            Assert.All(answers, answer => Assert.True(answer.Code is "invalid_credentials" or "throttled", answer.Text));
            var closed = answers.Where(answer => answer.Code == "throttled").ToList();
            Assert.NotEmpty(closed);
            throttled.Add(closed[0].IsRefused(429, "throttled"));
            Assert.InRange(int.Parse(closed[0].Header("Retry-After")!, System.Globalization.CultureInfo.InvariantCulture), 1, 60);
        }
        Assert.Equal(throttled[0].Text, throttled[1].Text);
        (await known.Client.GetAsync("/api/v1/auth/me")).Is(200);
    }

    /// <summary>One try away from the hundredth failure of strangers; the hundred themselves are walked with codes.</summary>
    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task The_owner_signs_in_from_a_known_network_while_strangers_flood(Engine engine)
    {
        await using var instance = await Instance.StartAsync(engine, new InstanceSettings { Http = http => http.TrustedProxies.Add(IPAddress.Loopback) });
        var stage = new Stage(instance);
        var owner = await stage.OwnerAsync();
        (await SignInAsync(Cast.Password, Home)).Is(200);
        (await SignInAsync("wrong", Stranger(0))).IsRefused(401, "invalid_credentials");
        await instance.RunSqlAsync($"UPDATE sign_in_throttle SET failures = {SignInThrottle.MostFailuresFromStrangers - 1} WHERE length(network) = 0");
        var flood = await FloodAsync();
        Assert.Single(flood, answer => answer.Code == "invalid_credentials");
        Assert.Equal(29, flood.Count(answer => answer.Code == "throttled"));
        var closed = (await SignInAsync(Cast.Password, Stranger(99))).IsRefused(429, "throttled");
        Assert.Equal("3600", closed.Header("Retry-After"));

        var flooding = FloodAsync();
        (await SignInAsync("wrong", Home)).IsRefused(401, "invalid_credentials");
        (await SignInAsync(Cast.Password, Home)).Is(200);
        Assert.All(await flooding, answer => Assert.NotEqual(200, answer.Status));

        Task<Answer[]> FloodAsync() => Task.WhenAll(Enumerable.Range(1, 30).Select(network => SignInAsync("wrong", Stranger(network))));
        Task<Answer> SignInAsync(string password, string from) =>
            stage.Nobody.PostAsync(Login, new { identifier = owner.Name, password, transport = "bearer" }, ("X-Forwarded-For", from));
    }

    [Fact]
    public async Task A_failure_is_recorded_with_whom_it_concerned()
    {
        var stage = new Stage(await Running.OnAsync(Engine.Sqlite));
        var person = await stage.UserAsync();
        var answer = await stage.Nobody.PostAsync(Login, new { identifier = person.Name, password = "wrong" });
        answer.IsRefused(401, "invalid_credentials");
        // Failures of one address fold into one event a minute: the first may have been another test's.
        var entry = (await stage.Instance.EventsOfAsync(answer)).SingleOrDefault();
        Assert.True(entry is null || (entry.Kind == "sign_in_failed" && entry.SubjectId == person.Id.Value && entry.ActorId is null));
    }

    static string Stranger(int network) => $"198.18.{network}.7";

    static async Task<Person> ExpiredAsync(Stage stage)
    {
        var person = await stage.UserAsync();
        await stage.Instance.RunSqlAsync($"UPDATE accounts SET expires_at = 1 WHERE id = '{person.Id}'");
        return person;
    }
}
