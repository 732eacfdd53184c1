using System.Globalization;
using System.Net.Http.Json;
using Holdfast.Cli.Tests.Running;
using Holdfast.TestHost;

namespace Holdfast.Cli.Tests.Mail;

/// <summary>
/// The certificate of the mail server is judged by what the machine trusts. The server is a process of its own, whose machine trusts one
/// authority.
/// </summary>
public class SendingUnderTls
{
    const string Password = "canary-71c4";

    [Theory]
    [InlineData("starttls")]
    [InlineData("implicit")]
    public async Task A_mail_waits_until_the_mail_server_shows_a_certificate_that_is_trusted_and_for_its_name(string tls)
    {
        await using var installation = await Installation.EmptyAsync();
        await installation.AddAsync("olga", "developer", "olga@example.org");
        await installation.RunAsync("settings", "set", "house_domains", "example.org", "--reason", "our own mail server");
        using var trusted = new PrivateAuthority();
        using var strange = new PrivateAuthority();
        using var unknown = strange.Certify("localhost");
        using var misnamed = trusted.Certify("mail.example.org");
        using var right = trusted.Certify("localhost");
        await using var mail = new MailServer { Certificate = unknown, TlsAtOnce = tls == "implicit" };
        await using var server = await installation.ServeAsync(await SettingsAsync(installation, trusted, mail.Port, tls));
        using var answer = await server.Client.PostAsJsonAsync("/api/v1/auth/forgot", new { identifier = "olga" });

        await UntilAsync(() => server.Output + server.Errors, "attempt 1 and waits: the mail server's certificate is not trusted.");
        mail.Certificate = misnamed;
        await installation.Database.ExecuteAsync("UPDATE mail_outbox SET due_at = created_at");
        await UntilAsync(() => server.Output + server.Errors, "attempt 2 and waits: the mail server's certificate is for another name.");
        Assert.Equal(["1"], await installation.Database.QueryAsync("SELECT count(*) FROM mail_outbox"));
        Assert.Empty(mail.Messages);
        Assert.All(mail.Heard, line => Assert.True(line is "STARTTLS" || line.StartsWith("EHLO ", StringComparison.Ordinal), line));

        mail.Certificate = right;
        await installation.Database.ExecuteAsync("UPDATE mail_outbox SET due_at = created_at");
        Assert.Contains("https://id.example.org/recover?token=", await mail.NextAsync());
        Assert.Contains("password " + Password, mail.Heard);
    }

    static async Task<Dictionary<string, string?>> SettingsAsync(Installation installation, PrivateAuthority trusted, int port, string tls)
    {
        var (authorities, password) = (Path.Combine(installation.Folder, "authorities.pem"), Path.Combine(installation.Folder, "mail-password"));
        await File.WriteAllTextAsync(authorities, trusted.Pem);
        await File.WriteAllTextAsync(password, Password);
        File.SetUnixFileMode(password, UnixFileMode.UserRead);
        return new()
        {
            // How OpenSSL, and so .NET on Linux, is told what to trust.
            ["SSL_CERT_FILE"] = authorities,
            ["HOLDFAST_PUBLIC_URL"] = "https://id.example.org",
            ["HOLDFAST_MAIL_FROM"] = "holdfast@example.org",
            ["HOLDFAST_SMTP_HOST"] = "localhost",
            ["HOLDFAST_SMTP_PORT"] = port.ToString(CultureInfo.InvariantCulture),
            ["HOLDFAST_SMTP_TLS"] = tls,
            ["HOLDFAST_SMTP_USER"] = "holdfast",
            ["HOLDFAST_SMTP_PASSWORD_FILE"] = password,
        };
    }

    static async Task UntilAsync(Func<string> text, string part)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        while (!text().Contains(part, StringComparison.Ordinal))
            await Task.Delay(50, limit.Token);
    }
}
