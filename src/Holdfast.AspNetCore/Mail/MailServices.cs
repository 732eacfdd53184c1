using Holdfast.AspNetCore.Operations;
using Holdfast.Mail;
using Holdfast.Recovery;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Holdfast.AspNetCore.Mail;

/// <summary>Adds what takes wishes for mail, and what sends it where mail is on.</summary>
static class MailServices
{
    public static void Add(IServiceCollection services, MailOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<RecoveryByMail>();
        if (!options.IsOn)
            return;
        services.AddSingleton<MessageFormat>();
        services.AddSingleton(provider => TransportOf(options, provider.GetRequiredService<MessageFormat>()));
        services.AddSingleton<MailWriter>();
        services.AddSingleton<MailWorker>();
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<MailWorker>());
    }

    /// <summary>What only a look at the machine shows.</summary>
    public static IEnumerable<string> Faults(MailOptions options)
    {
        if (options.Smtp is { Host: not null, User: not null, PasswordFile: { } file } && FaultOf(file) is { } fault)
            yield return $"The password file {file} named by Mail.Smtp.PasswordFile (HOLDFAST_SMTP_PASSWORD_FILE) {fault}";
    }

    static IMailTransport TransportOf(MailOptions options, MessageFormat format) =>
        options.Folder is { } folder ? new FolderTransport(folder, format) : new SmtpTransport(options.Smtp, format);

    static string? FaultOf(string file)
    {
        try
        {
            return SecretFile.Read(file).Length == 0 ? "is empty." : null;
        }
        catch (InvalidDataException failure)
        {
            return failure.Message;
        }
    }
}
