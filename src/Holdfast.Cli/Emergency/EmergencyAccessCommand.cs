using System.CommandLine;
using System.Globalization;
using Holdfast.Cli.Help;
using Holdfast.Cli.Output;
using Holdfast.Cli.Running;
using Holdfast.Recovery;

namespace Holdfast.Cli.Emergency;

/// <summary><c>holdfast user emergency-access</c>.</summary>
static class EmergencyAccessCommand
{
    const string Name = "emergency-access";

    public static Command Create()
    {
        var options = new EmergencyOptions();
        var ttl = new Option<string>("--ttl-minutes") { Description = "How long the link works, 1 to 60 minutes.", DefaultValueFactory = _ => "15", HelpName = "minutes" };
        var command = new DocumentedCommand(
            Name,
            "Emergency: prints a single-use link with which the person sets a new password. Nothing is mailed; nothing ends until it is used.",
            "holdfast user emergency-access --user alice --reason \"mail server is down, identity checked\" --ttl-minutes 10") { ttl };
        options.AddTo(command);
        command.SetAction((parsed, cancellationToken) =>
        {
            var life = Life(parsed.GetRequiredValue(ttl));
            var link = Settings.RecoveryPage();
            return new EmergencyFlow(Name, options).RunAsync(
                parsed,
                async (operations, target, reason) => Report(await operations.GiveAccessAsync(target, reason, life, cancellationToken), link),
                cancellationToken);
        });
        return command;
    }

    static TimeSpan Life(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes)
            && TimeSpan.FromMinutes(minutes) is var life && life >= EmergencyAccess.ShortestLife && life <= EmergencyAccess.LongestLife
            ? life
            : throw new CommandFailure(ExitCode.Usage, "--ttl-minutes must be a whole number between 1 and 60");

    static EmergencyReport Report(EmergencyAccessOutcome outcome, string link) => outcome switch
    {
        EmergencyAccessOutcome.Done done => EmergencyReport.Done($"link issued; it works once, until {Instant.Short(done.Token.ExpiresAt)}; sessions untouched") with
        {
            Secret = link + done.Secret.Secret,
        },
        EmergencyAccessOutcome.Refused refused => EmergencyReport.Refused(refused.Refusal),
        _ => EmergencyReport.UserNotFound(),
    };
}
