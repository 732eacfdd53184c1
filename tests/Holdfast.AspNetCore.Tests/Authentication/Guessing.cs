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

    /// <summary>
    /// What a stranger sees who closes one name and then tries another: an account's name and its address, two accounts, two names that
    /// nobody has.
    /// </summary>
    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task Nothing_tells_that_a_name_and_an_address_are_one_account(Engine engine)
    {
        await using var instance = await Instance.StartAsync(engine);
        var stage = new Stage(instance);
        var (both, one, other) = (await AddressedAsync(stage), await stage.UserAsync(), await AddressedAsync(stage));
        (string First, string Second)[] pairs = [(both.Name, AddressOf(both)), (one.Name, AddressOf(other)), (Cast.FreshName(), Cast.FreshName() + "@example.org")];
        foreach (var (first, _) in pairs)
            (await SignInAsync(stage, first, "wrong")).IsRefused(401, "invalid_credentials");
        await CloseAsync(instance);
        var seen = new List<string>();
        foreach (var (first, second) in pairs)
        {
            Answer[] answers = [await SignInAsync(stage, first, "wrong"), await SignInAsync(stage, second, "wrong"), await SignInAsync(stage, second, "wronger"), await SignInAsync(stage, first, "wrong")];
            seen.Add(string.Join('\n', answers.Select(answer => $"{answer.Status} {answer.Header("Retry-After")?.Length} {answer.Header("WWW-Authenticate")} {answer.Text}")));
            Assert.Equal([429, 401, 401, 429], answers.Select(answer => answer.Status));
        }
        Assert.Single(seen.Distinct());
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task An_account_that_is_closed_under_its_name_lets_nobody_in_under_its_address(Engine engine)
    {
        await using var instance = await Instance.StartAsync(engine);
        var stage = new Stage(instance);
        var person = await AddressedAsync(stage);
        (await SignInAsync(stage, person.Name, "wrong")).IsRefused(401, "invalid_credentials");
        await CloseAsync(instance);
        var wrong = (await SignInAsync(stage, AddressOf(person), "wrong")).IsRefused(401, "invalid_credentials");
        var right = (await SignInAsync(stage, AddressOf(person), Cast.Password)).IsRefused(401, "invalid_credentials");
        Assert.Equal((wrong.Text, null), (right.Text, right.Header("Retry-After")));
        await stage.Cast.DoAsync(new Accounts.UnlockAccount(person.Id));
        (await SignInAsync(stage, person.Name, Cast.Password)).Is(200);
        (await SignInAsync(stage, AddressOf(person), Cast.Password)).Is(200);
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task The_names_of_one_account_share_the_hundred_of_strangers(Engine engine)
    {
        await using var instance = await Instance.StartAsync(engine, new InstanceSettings { Http = http => http.TrustedProxies.Add(IPAddress.Loopback) });
        var stage = new Stage(instance);
        var person = await AddressedAsync(stage);
        (await SignInAsync(stage, person.Name, "wrong", Stranger(0))).IsRefused(401, "invalid_credentials");
        await instance.RunSqlAsync($"UPDATE sign_in_throttle SET failures = {SignInThrottle.MostFailuresFromStrangers - 2} WHERE length(network) = 0");
        (await SignInAsync(stage, AddressOf(person), "wrong", Stranger(1))).IsRefused(401, "invalid_credentials");
        (await SignInAsync(stage, person.Name, "wrong", Stranger(2))).IsRefused(401, "invalid_credentials");
        (await SignInAsync(stage, AddressOf(person), Cast.Password, Stranger(3))).IsRefused(401, "invalid_credentials");
        (await SignInAsync(stage, person.Name, Cast.Password, Stranger(4))).IsRefused(401, "invalid_credentials");
    }

    [Fact]
    public async Task Somebody_signed_in_is_counted_by_the_account_and_sees_the_wait()
    {
        await using var instance = await Instance.StartAsync(Engine.Sqlite);
        var stage = new Stage(instance);
        var person = await AddressedAsync(stage);
        (await SignInAsync(stage, AddressOf(person), "wrong")).IsRefused(401, "invalid_credentials");
        await CloseAsync(instance);
        (await person.Client.PostAsync("/api/v1/auth/reauthenticate", new { password = Cast.Password })).IsRefused(429, "throttled");
        (await person.Client.PostAsync("/api/v1/auth/password", new { current_password = Cast.Password, new_password = "another long sentence 8" })).IsRefused(429, "throttled");
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
        await instance.RunSqlAsync($"UPDATE sign_in_throttle SET failures = {SignInThrottle.MostFailuresFromStrangers - 1} WHERE length(network) <= 1");
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

    static Task<Person> AddressedAsync(Stage stage) =>
        stage.Cast.AddAsync(Roles.Role.User, command => command with { Email = Accounts.EmailAddress.Parse(Cast.FreshName() + "@example.org") });

    static string AddressOf(Person person) => person.Account.Email!.Value;

    static Task<Answer> SignInAsync(Stage stage, string identifier, string password, string? from = null) =>
        stage.Nobody.PostAsync(Login, new { identifier, password, transport = "bearer" }, from is null ? [] : [("X-Forwarded-For", from)]);

    /// <summary>Closes for a quarter of an hour whatever was counted once, as after many more failures.</summary>
    static Task CloseAsync(Instance instance) => instance.RunSqlAsync("UPDATE sign_in_throttle SET failures = 15, closed_until = at + 900000000 WHERE length(network) > 1");

    static string Stranger(int network) => $"198.18.{network}.7";

    static async Task<Person> ExpiredAsync(Stage stage)
    {
        var person = await stage.UserAsync();
        await stage.Instance.RunSqlAsync($"UPDATE accounts SET expires_at = 1 WHERE id = '{person.Id}'");
        return person;
    }
}
