using System.Globalization;
using Holdfast.AspNetCore;
using Holdfast.Cli.Running;
using Holdfast.Mail;

namespace Holdfast.Cli.Serving;

/// <summary>The settings of <c>serve</c>, from environment variables. Every fault is reported at once, each with what mends it.</summary>
static class ServeSettings
{
    public static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    /// <summary>Finds every fault of the settings, misspelt names included. Called before the store is opened.</summary>
    /// <exception cref="CommandFailure">There are faults.</exception>
    public static void Check()
    {
        List<string> faults = [.. KnownVariables.Faults([.. Environment.GetEnvironmentVariables().Keys.Cast<string>()])];
        var (options, http) = (new HoldfastOptions(), new HoldfastHttpOptions());
        Apply(options, faults);
        Apply(http);
        faults.AddRange(options.Faults());
        faults.AddRange(http.Faults());
        Throw(faults);
    }

    /// <summary>Applies settings that <see cref="Check"/> found no fault in.</summary>
    public static void Apply(HoldfastOptions options)
    {
        var faults = new List<string>();
        Apply(options, faults);
        Throw(faults);
    }

    static void Apply(HoldfastOptions options, List<string> faults)
    {
        if (Variable("HOLDFAST_PUBLIC_URL") is { } url)
            options.PublicUrl = Uri.TryCreate(url, UriKind.Absolute, out var parsed) ? parsed : Fault<Uri?>(faults, "HOLDFAST_PUBLIC_URL must be an absolute address, for example https://admin.example.org.", null);
        if (Variable("HOLDFAST_PASSWORD_MIN_LENGTH") is { } length)
            options.ShortestPassword = int.TryParse(length, out var shortest) ? shortest : Fault(faults, "HOLDFAST_PASSWORD_MIN_LENGTH must be a number.", options.ShortestPassword);
        if (Variable("HOLDFAST_PASSWORD_HASH") is { } hash)
            options.Hashing.Algorithm = Settings.FindAlgorithm(hash) ?? Fault(faults, $"{Settings.UnknownAlgorithm}.", options.Hashing.Algorithm);
        foreach (var model in List("HOLDFAST_PERMISSION_MODELS"))
        {
            if (model.Split('.') is [var area, var name])
                options.RegisterModel(area, name);
            else
                faults.Add($"HOLDFAST_PERMISSION_MODELS must list models like shop.order, separated by commas; '{model}' is none.");
        }
        Apply(options.Mail, faults);
    }

    static void Apply(MailOptions mail, List<string> faults)
    {
        mail.From = Variable("HOLDFAST_MAIL_FROM");
        mail.Folder = Variable("HOLDFAST_MAIL_FOLDER");
        mail.Smtp.Host = Variable("HOLDFAST_SMTP_HOST");
        mail.Smtp.User = Variable("HOLDFAST_SMTP_USER");
        mail.Smtp.PasswordFile = Variable("HOLDFAST_SMTP_PASSWORD_FILE");
        if (Variable("HOLDFAST_SMTP_PORT") is { } port)
            mail.Smtp.Port = int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : Fault(faults, "HOLDFAST_SMTP_PORT must be a number.", mail.Smtp.Port);
        mail.Smtp.Tls = Variable("HOLDFAST_SMTP_TLS") switch
        {
            null or "starttls" => SmtpTls.StartTls,
            "implicit" => SmtpTls.Implicit,
            "none" => SmtpTls.None,
            _ => Fault(faults, "HOLDFAST_SMTP_TLS must be starttls, implicit or none.", mail.Smtp.Tls),
        };
    }

    public static void Apply(HoldfastHttpOptions options)
    {
        options.CookieDomain = Variable("HOLDFAST_COOKIE_DOMAIN");
        foreach (var proxy in List("HOLDFAST_TRUSTED_PROXIES"))
            options.TrustedProxies.Add(proxy);
        foreach (var reader in List("HOLDFAST_METRICS_READERS"))
            options.MetricsReaders.Add(reader);
    }

    static string[] List(string variable) =>
        (Variable(variable) ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    static T Fault<T>(List<string> faults, string sentence, T instead)
    {
        faults.Add(sentence);
        return instead;
    }

    static void Throw(List<string> faults)
    {
        if (faults.Count > 0)
            throw new CommandFailure(ExitCode.Usage, "Holdfast cannot start: " + string.Join(" ", faults));
    }
}
