using Holdfast.Accounts;
using Holdfast.AspNetCore.Tests.Hosting;
using Holdfast.AspNetCore.Tests.Pages;
using Holdfast.Audit;
using Holdfast.Mail;
using Holdfast.Recovery;
using Holdfast.Roles;
using Holdfast.SignIn;

namespace Holdfast.AspNetCore.Tests.Mail;

public class Forgetting
{
    const string NewPassword = "another long sentence 8";
    const string Sentence = "if there is such an account and its email address is confirmed, a link to set a new password is on its way there";

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task A_link_is_mailed_and_sets_the_password_once(Engine engine)
    {
        await using var mailed = await MailedInstance.StartAsync(engine);
        var person = await mailed.AddAsync(Role.Staff);
        var answer = (await mailed.ForgetAsync(person.Name)).Is(202);
        Assert.Equal(Sentence, answer["detail"]);
        var address = person.Account.Email!.Value;
        var message = Assert.Single(await mailed.Box.WaitAsync(address));
        Assert.Equal(("Set a new password", "holdfast@example.org", "auto-generated"), (message.Header("Subject"), message.Header("From"), message.Header("Auto-Submitted")));
        Assert.Contains($"for the account {person.Name}.", message.Text);
        (await person.Client.GetAsync("/api/v1/auth/me")).Is(200);

        var browser = new Browser(mailed.Instance);
        var done = await browser.SubmitAsync(await browser.OpenAsync(message.Link), ("password", NewPassword));
        Assert.Equal(200, done.Status);
        (await person.Client.GetAsync("/api/v1/auth/me")).IsRefused(401, "unauthenticated");
        (await mailed.Nobody.PostAsync("/api/v1/auth/login", new { identifier = person.Name, password = NewPassword })).Is(200);
        (await mailed.Nobody.PostAsync("/api/v1/auth/recover", new { token = message.Token, password = NewPassword + "!" })).IsRefused(422, "invalid_token");
        Assert.Equal("Your password was set", (await mailed.Box.WaitAsync(address, 2))[1].Header("Subject"));
        var issued = Assert.Single(await mailed.Instance.EventsOfAsync(answer));
        Assert.Equal(("recovery_link_issued", "system", (Guid?)person.Id.Value, "127.0.0.1"), (issued.Kind, issued.ActorKind, issued.SubjectId, issued.Ip));
    }

    [Fact]
    public async Task A_refused_password_leaves_the_link_and_its_use_cancels_the_others()
    {
        await using var mailed = await MailedInstance.StartAsync(Engine.Sqlite);
        var person = await mailed.AddAsync(Role.User);
        (await mailed.ForgetAsync(person.Name)).Is(202);
        (await mailed.ForgetAsync(person.Account.Email!.Value.ToUpperInvariant())).Is(202);
        var links = await mailed.Box.WaitAsync(person.Account.Email.Value, 2);
        (await mailed.Nobody.PostAsync("/api/v1/auth/recover", new { token = links[0].Token, password = "password" })).IsRefused(422, "invalid_password");
        (await mailed.Nobody.PostAsync("/api/v1/auth/recover", new { token = links[0].Token, password = NewPassword })).Is(204);
        (await mailed.Nobody.PostAsync("/api/v1/auth/recover", new { token = links[1].Token, password = NewPassword })).IsRefused(422, "invalid_token");
    }

    [Fact]
    public async Task Unknown_inactive_expired_and_unreachable_names_get_the_same_answer_and_no_mail()
    {
        await using var mailed = await MailedInstance.StartAsync(Engine.Sqlite);
        var known = await mailed.AddAsync(Role.User);
        var inactive = await mailed.AddAsync(Role.User);
        await mailed.Cast.DoAsync(new ChangeAccount(inactive.Id) { IsActive = false });
        var locked = await mailed.AddAsync(Role.User);
        await mailed.Cast.DoAsync(new LockAccount(locked.Id) { Reason = Reason.Parse("because") });
        var bare = await mailed.Cast.AddAsync(Role.User);
        var service = await mailed.Cast.AddServiceAsync();
        string[] names = [known.Name, inactive.Name, locked.Name, bare.Name, service.Username!.Value, "nobody-at-all", "nobody@example.org", "\0", new string('x', 400)];
        var answers = new List<Answer>();
        foreach (var name in names)
            answers.Add((await mailed.ForgetAsync(name)).Is(202));
        Assert.Single(answers.Select(answer => answer.Text).Distinct());
        Assert.Single(answers.Select(answer => answer.Header("Content-Type")).Distinct());
        await mailed.Box.WaitAsync(known.Account.Email!.Value);
        await mailed.EmptyAsync();
        Assert.Single(mailed.Box.Messages, message => message.Header("Subject") == "Set a new password");
    }

    /// <summary>
    /// The method: what a wish does is counted at the store's ports while nothing sends. Where the work is the same and no account is
    /// looked up, time cannot tell.
    /// </summary>
    [Fact]
    public async Task Every_name_costs_the_same_calls_of_the_store_and_none_looks_an_account_up()
    {
        Watched<IAccountReader>? accounts = null;
        Watched<IThrottleStore>? throttle = null;
        Watched<IMailOutbox>? outbox = null;
        await using var mailed = await MailedInstance.StartAsync(Engine.Sqlite, new InstanceSettings
        {
            Services = services => (accounts, throttle, outbox) = (Watched<IAccountReader>.Before(services), Watched<IThrottleStore>.Before(services), Watched<IMailOutbox>.Before(services)),
        });
        var known = await mailed.AddAsync(Role.User);
        var bare = await mailed.Cast.AddAsync(Role.User);
        await mailed.Instance.Service<MailWorker>().StopAsync(default);
        await mailed.Instance.Service<Gate.Upkeep>().StopAsync(default);
        foreach (var name in new[] { known.Name, bare.Name, "nobody-at-all", known.Account.Email!.Value, "nobody@example.org" })
        {
            var before = (accounts!.Calls, throttle!.Calls, outbox!.Calls);
            (await mailed.ForgetAsync(name)).Is(202);
            Assert.Equal((name, 0, 2, 1), (name, accounts.Calls - before.Item1, throttle.Calls - before.Item2, outbox.Calls - before.Item3));
        }
    }

    [Fact]
    public async Task Too_many_wishes_wait_alike_whoever_is_named()
    {
        await using var mailed = await MailedInstance.StartAsync(Engine.Sqlite);
        var known = await mailed.AddAsync(Role.User);
        var refused = new List<Answer>();
        foreach (var name in new[] { known.Name, "nobody-at-all" })
        {
            for (var i = 0; i < 5; i++)
                (await mailed.ForgetAsync(name)).Is(202);
            refused.Add((await mailed.ForgetAsync(name)).IsRefused(429, "throttled", "too many attempts; try again later"));
        }
        Assert.Single(refused.Select(answer => answer.Text).Distinct());
        Assert.All(refused, answer => Assert.InRange(int.Parse(answer.Header("Retry-After")!), 290, 300));
        var entry = Assert.Single(await mailed.Instance.EventsOfAsync(refused[0]));
        Assert.Equal(("recovery_link_issued", EventOutcome.Refused, "throttled", null), (entry.Kind, entry.Outcome, entry.RefusalCode, entry.SubjectId));
        (await mailed.Nobody.PostAsync("/api/v1/auth/login", new { identifier = known.Name, password = Cast.Password })).Is(200);
        await mailed.EmptyAsync();
        Assert.Equal(3, mailed.Box.To(known.Account.Email!.Value).Count());
    }

    [Theory]
    [InlineData("""{"identifier": 5}""")]
    [InlineData("""{"identifier": null}""")]
    [InlineData("""{}""")]
    [InlineData("""{"identifier": "a", "more": 1}""")]
    public async Task What_is_not_well_formed_is_refused(string body)
    {
        var instance = await Running.OnAsync(Engine.Sqlite);
        (await new Client(instance).PostAsync("/api/v1/auth/forgot", body)).IsRefused(400, "malformed");
    }

    [Fact]
    public async Task Without_mail_the_answer_is_the_same_and_nothing_waits()
    {
        await using var instance = await Instance.StartAsync(Engine.Sqlite);
        var person = await new Cast(instance).AddAsync(Role.User, account => account with { Email = EmailAddress.Parse("somebody@example.org") });
        foreach (var name in new[] { person.Name, "nobody" })
            Assert.Equal(Sentence, (await new Client(instance).PostAsync("/api/v1/auth/forgot", new { identifier = name })).Is(202)["detail"]);
        Assert.Equal(0, (await instance.Store.Mail.StateAsync(default)).Waiting);
    }

    [Fact]
    public async Task The_page_works_without_JavaScript_and_says_the_same_to_all()
    {
        await using var mailed = await MailedInstance.StartAsync(Engine.Sqlite);
        var person = await mailed.AddAsync(Role.User);
        var browser = new Browser(mailed.Instance);
        var form = await browser.OpenAsync("/forgot");
        Assert.Equal((200, "identifier"), (form.Status, Assert.Single(form.Fields).Key));
        Assert.DoesNotContain("<script", form.Html);
        var known = await browser.SubmitAsync(form, ("identifier", person.Name));
        var unknown = await browser.SubmitAsync(form, ("identifier", "<b>nobody</b>"));
        Assert.Equal((200, 200), (known.Status, unknown.Status));
        Assert.Equal(known.Html, unknown.Html);
        for (var i = 0; i < 4; i++)
            await browser.SubmitAsync(form, ("identifier", "<b>nobody</b>"));
        var throttled = await browser.SubmitAsync(form, ("identifier", "<b>nobody</b>"));
        Assert.Equal((429, "Too many attempts; try again later.", "<b>nobody</b>"), (throttled.Status, throttled.Alert, throttled.Fields["identifier"]));
        Assert.DoesNotContain("<b>", throttled.Html);
        await mailed.Box.WaitAsync(person.Account.Email!.Value);
    }

    [Fact]
    public async Task A_wish_that_waited_too_long_is_forgotten_and_so_is_one_whose_account_changed()
    {
        var clock = new SteppedClock();
        await using var mailed = await MailedInstance.StartAsync(Engine.Sqlite, new InstanceSettings { Time = clock });
        var person = await mailed.AddAsync(Role.User);
        await mailed.Instance.Service<MailWorker>().StopAsync(default);
        (await mailed.ForgetAsync(person.Name)).Is(202);
        clock.Move(TimeSpan.FromMinutes(61));
        Assert.Equal(1, await mailed.Instance.Service<MailWorker>().RunOnceAsync(default));
        Assert.Empty(mailed.Box.Messages);
        Assert.Equal(0, (await mailed.Instance.Store.Mail.StateAsync(default)).Waiting);

        var seen = (await mailed.Instance.Store.Accounts.FindAsync(person.Id, default))!;
        await mailed.Cast.DoAsync(new ChangeAccount(person.Id) { Role = Role.Staff });
        var late = new IssueRecoveryLink(person.Id, seen.CredentialEpoch, seen.Email!, OneTimeTokenId.New(clock.GetUtcNow()), OneTimeSecret.New().Hash);
        var system = new Gate.Actor.System(new Gate.Origin(CorrelationId.New(clock.GetUtcNow())));
        Assert.Equal("not_found", (await mailed.Instance.Gate.ExecuteAsync(system, late, default)).Refusal?.Code.Name);
    }
}
