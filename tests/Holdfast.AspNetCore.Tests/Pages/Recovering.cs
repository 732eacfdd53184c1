using Holdfast.AspNetCore.Tests.Hosting;
using Holdfast.Roles;

namespace Holdfast.AspNetCore.Tests.Pages;

public class Recovering
{
    const string NewPassword = "another long sentence 8";

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task A_link_sets_a_password_once_and_ends_every_session(Engine engine)
    {
        var instance = await Running.OnAsync(engine);
        var person = await new Cast(instance).AddAsync(Role.Staff);
        var browser = new Browser(instance);
        var form = await browser.OpenAsync($"/recover?token={await instance.IssueRecoveryAsync(person.Id)}");

        var wrong = await browser.SubmitAsync(form, ("password", "password"));
        Assert.Equal((422, "Password is on the list of common passwords; choose another."), (wrong.Status, wrong.Alert));
        (await person.Client.GetAsync("/api/v1/auth/me")).Is(200);
        var done = await browser.SubmitAsync(wrong, ("password", NewPassword));
        Assert.Equal(200, done.Status);
        Assert.Contains("The password is set", done.Html);
        Assert.Equal(422, (await browser.SubmitAsync(form, ("password", NewPassword + "!"))).Status);
        (await person.Client.GetAsync("/api/v1/auth/me")).IsRefused(401, "unauthenticated");
        (await new Client(instance).PostAsync("/api/v1/auth/login", new { identifier = person.Name, password = NewPassword })).Is(200);
    }

    [Fact]
    public async Task As_JSON_too_and_of_racing_requests_one_succeeds()
    {
        var instance = await Running.OnAsync(Engine.Sqlite);
        var person = await new Cast(instance).AddAsync(Role.User);
        var token = await instance.IssueRecoveryAsync(person.Id);
        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(number =>
            new Client(instance).PostAsync("/api/v1/auth/recover", new { token, password = $"{NewPassword} {number}" })));
        var done = Assert.Single(answers, answer => answer.Status == 204);
        Assert.All(answers.Where(answer => answer != done), answer => answer.IsRefused(422, "invalid_token"));
        var entry = Assert.Single(await instance.EventsOfAsync(done));
        Assert.Equal(("password_recovered", (Guid?)person.Id.Value), (entry.Kind, entry.SubjectId));
    }

    [Fact]
    public async Task A_link_of_an_account_that_was_stopped_is_worth_nothing()
    {
        var instance = await Running.OnAsync(Engine.Sqlite);
        var cast = new Cast(instance);
        var person = await cast.AddAsync(Role.User);
        var token = await instance.IssueRecoveryAsync(person.Id);
        await cast.DoAsync(new Accounts.ChangeAccount(person.Id) { IsActive = false });
        await cast.DoAsync(new Accounts.ChangeAccount(person.Id) { IsActive = true });
        (await new Client(instance).PostAsync("/api/v1/auth/recover", new { token, password = NewPassword })).IsRefused(422, "invalid_token");
    }

    [Fact]
    public async Task Links_that_do_not_work_make_a_network_wait_and_one_that_works_does_not()
    {
        await using var instance = await Instance.StartAsync(Engine.Sqlite);
        var person = await new Cast(instance).AddAsync(Role.User);
        var nobody = new Client(instance);
        foreach (var door in new[] { "recover", "setup", "accept-invitation" })
        {
            object body = door == "recover" ? new { token = "wrong", password = NewPassword } : new { token = "wrong", username = "someone", password = NewPassword };
            var (answer, dead) = (await nobody.PostAsync("/api/v1/auth/" + door, body), 0);
            for (; answer.Status != 429; dead++)
                answer = await nobody.PostAsync("/api/v1/auth/" + door, body);
            Assert.InRange(dead, door == "recover" ? 100 : 0, door == "recover" ? 300 : 100);
            Assert.InRange(int.Parse(answer.IsRefused(429, "throttled").Header("Retry-After")!, System.Globalization.CultureInfo.InvariantCulture), 1, 3);
        }
        (await nobody.PostAsync("/api/v1/auth/recover", new { token = await instance.IssueRecoveryAsync(person.Id), password = NewPassword })).Is(204);
    }
}
