using System.Globalization;
using System.Net;
using Holdfast.AspNetCore;
using Holdfast.Cli.Running;
using Holdfast.Mail;

namespace Holdfast.Cli.Serving;

/// <summary>The settings of <c>serve</c>, from environment variables. Every fault is told at once, each with what mends it.</summary>
static class ServeSettings
{
    public static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    public static void Apply(HoldfastOptions options)
    {
        var faults = new List<string>();
        if (Variable("HOLDFAST_PUBLIC_URL") is { } url)
            options.PublicUrl = Uri.TryCreate(url, UriKind.Absolute, out var parsed) ? parsed : Fault<Uri>(faults, "HOLDFAST_PUBLIC_URL must be an absolute address, for example https://admin.example.org.");
        if (Variable("HOLDFAST_PASSWORD_MIN_LENGTH") is { } length)
            options.ShortestPassword = int.TryParse(length, out var shortest) ? shortest : Fault<int>(faults, "HOLDFAST_PASSWORD_MIN_LENGTH must be a number.");
        foreach (var model in List("HOLDFAST_PERMISSION_MODELS"))
        {
            if (model.Split('.') is [var area, var name])
                options.RegisterModel(area, name);
            else
                faults.Add($"HOLDFAST_PERMISSION_MODELS must list models like shop.order, separated by commas; '{model}' is none.");
        }
        Apply(options.Mail, faults);
        Throw(faults);
    }

    static void Apply(MailOptions mail, List<string> faults)
    {
        mail.From = Variable("HOLDFAST_MAIL_FROM");
        mail.Folder = Variable("HOLDFAST_MAIL_FOLDER");
        mail.Smtp.Host = Variable("HOLDFAST_SMTP_HOST");
        mail.Smtp.User = Variable("HOLDFAST_SMTP_USER");
        mail.Smtp.PasswordFile = Variable("HOLDFAST_SMTP_PASSWORD_FILE");
        if (Variable("HOLDFAST_SMTP_PORT") is { } port)
            mail.Smtp.Port = int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : Fault<int>(faults, "HOLDFAST_SMTP_PORT must be a number.");
        mail.Smtp.Tls = Variable("HOLDFAST_SMTP_TLS") switch
        {
            null or "starttls" => SmtpTls.StartTls,
            "none" => SmtpTls.None,
            _ => Fault<SmtpTls>(faults, "HOLDFAST_SMTP_TLS must be starttls or none."),
        };
    }

    public static void Apply(HoldfastHttpOptions options)
    {
        var faults = new List<string>();
        options.CookieDomain = Variable("HOLDFAST_COOKIE_DOMAIN");
        AddAddresses("HOLDFAST_TRUSTED_PROXIES", options.TrustedProxies, faults);
        AddAddresses("HOLDFAST_METRICS_READERS", options.MetricsReaders, faults);
        Throw(faults);
    }

    static void AddAddresses(string variable, IList<IPAddress> addresses, List<string> faults)
    {
        foreach (var text in List(variable))
        {
            if (IPAddress.TryParse(text, out var address))
                addresses.Add(address);
            else
                faults.Add($"{variable} must list IP addresses, separated by commas; '{text}' is none.");
        }
    }

    static string[] List(string variable) =>
        (Variable(variable) ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    static T? Fault<T>(List<string> faults, string sentence)
    {
        faults.Add(sentence);
        return default;
    }

    static void Throw(List<string> faults)
    {
        if (faults.Count > 0)
            throw new CommandFailure(ExitCode.Usage, string.Join(" ", faults));
    }
}
