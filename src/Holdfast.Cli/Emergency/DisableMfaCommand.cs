using System.CommandLine;
using Holdfast.Cli.Help;

namespace Holdfast.Cli.Emergency;

/// <summary><c>holdfast user disable-mfa</c>.</summary>
static class DisableMfaCommand
{
    const string Name = "disable-mfa";

    public static Command Create()
    {
        var options = new EmergencyOptions();
        var command = new DocumentedCommand(
            Name,
            "Emergency: removes every second factor; ends every session and the account's own API keys. The password stays.",
            "holdfast user disable-mfa --user alice --reason \"phone stolen, identity checked in person\"");
        options.AddTo(command);
        command.SetAction((parsed, cancellationToken) => new EmergencyFlow(Name, options).RunAsync(
            parsed,
            async (operations, target, reason) => Report(await operations.DisableMfaAsync(target, reason, cancellationToken)),
            cancellationToken));
        return command;
    }

    static EmergencyReport Report(DisableMfaOutcome outcome) => outcome switch
    {
        DisableMfaOutcome.Done done => EmergencyReport.Done(
            $"second factors removed, {done.BackupCodesDeleted} backup codes deleted, {done.SessionsEnded} sessions revoked{Obstacle.To(done.Account)}"),
        DisableMfaOutcome.Refused refused => EmergencyReport.Refused(refused.Refusal),
        _ => EmergencyReport.UserNotFound(),
    };
}
