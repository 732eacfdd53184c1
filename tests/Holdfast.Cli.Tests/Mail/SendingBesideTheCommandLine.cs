using System.Net;
using System.Net.Http.Json;
using Holdfast.Cli.Tests.Running;
using Holdfast.TestHost;

namespace Holdfast.Cli.Tests.Mail;

public class SendingBesideTheCommandLine
{
    const string Address = "olga@example.org";

    [Theory, MemberData(nameof(Installation.Engines), MemberType = typeof(Installation))]
    public async Task What_the_operator_did_is_told_by_the_server_later(Engine engine)
    {
        await using var installation = await Installation.WithOwnerAsync(engine);
        await installation.AddAsync("olga", "staff", Address);
        (await installation.OperateAsync("disable-mfa", "olga")).Ends(0);
        (await installation.OperateAsync("emergency-access", "olga")).Ends(0);
        Assert.Matches(@"\nok +mail +off in this environment: .*; 1 waiting", (await installation.RunAsync("doctor")).Ends(0).Output);
        await using var mail = new MailServer();
        await using var server = await installation.ServeAsync(Settings(mail));
        var message = await mail.NextAsync();
        Assert.Contains("Subject: The operator acted on your account\r\n", message);
        Assert.Contains("an emergency operation on your account: disable-mfa.", message);
        Assert.Empty(mail.Messages);
    }

    /// <summary>
    /// The server dies after the mail server has the message and before it said so: the message is repeated with its old id, never lost.
    /// </summary>
    [Theory, MemberData(nameof(Installation.Engines), MemberType = typeof(Installation))]
    public async Task A_mail_whose_sender_was_killed_is_sent_by_the_next_one(Engine engine)
    {
        await using var installation = await Installation.WithOwnerAsync(engine);
        await installation.AddAsync("olga", "staff", Address);
        await installation.RunAsync("settings", "set", "house_domains", "example.org", "--reason", "our own mail server");
        await using var deaf = new MailServer { Taking = () => Task.Delay(Timeout.Infinite) };
        string first;
        await using (var server = await installation.ServeAsync(Settings(deaf)))
        {
            using var answer = await server.Client.PostAsJsonAsync("/api/v1/auth/forgot", new { identifier = "olga" });
            Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
            first = await deaf.NextAsync();
            await server.KillAsync();
        }
        await installation.Database.ExecuteAsync("UPDATE mail_outbox SET due_at = created_at");
        await using var mail = new MailServer();
        await using var next = await installation.ServeAsync(Settings(mail));
        var second = await mail.NextAsync();
        Assert.Equal(Line(first, "Message-ID:"), Line(second, "Message-ID:"), ignoreCase: true);
        foreach (var message in new[] { first, second })
            Assert.Equal(HttpStatusCode.OK, (await next.Client.GetAsync("/recover?token=" + TokenOf(message))).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, await RecoverAsync(next, TokenOf(first)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await RecoverAsync(next, TokenOf(second)));
    }

    [Fact]
    public async Task Settings_that_do_not_fit_end_the_start_with_every_fault()
    {
        await using var installation = await Installation.WithOwnerAsync();
        var environment = new Dictionary<string, string?> { ["HOLDFAST_SMTP_HOST"] = "mail.example.org", ["HOLDFAST_SMTP_TLS"] = "none" };
        var serve = await installation.RunWithAsync("", environment, "serve", "--urls", "http://127.0.0.1:0");
        serve.Ends(2);
        foreach (var part in new[] { "HOLDFAST_MAIL_FROM", "HOLDFAST_PUBLIC_URL", "HOLDFAST_SMTP_TLS" })
            Assert.Contains(part, serve.Errors);
    }

    static Dictionary<string, string?> Settings(MailServer mail) => new()
    {
        ["HOLDFAST_PUBLIC_URL"] = "https://id.example.org",
        ["HOLDFAST_MAIL_FROM"] = "holdfast@example.org",
        ["HOLDFAST_SMTP_HOST"] = "127.0.0.1",
        ["HOLDFAST_SMTP_PORT"] = mail.Port.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ["HOLDFAST_SMTP_TLS"] = "none",
    };

    static async Task<HttpStatusCode> RecoverAsync(ServerProcess server, string token)
    {
        using var answer = await server.Client.PostAsJsonAsync("/api/v1/auth/recover", new { token, password = "another long sentence 8" });
        return answer.StatusCode;
    }

    static string TokenOf(string message) => message.Split("/recover?token=")[1].Split('\r')[0];

    static string Line(string message, string name) => message.Split("\r\n").First(line => line.StartsWith(name, StringComparison.OrdinalIgnoreCase));
}
