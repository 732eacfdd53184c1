using System.CommandLine;
using Holdfast.Cli.Help;

namespace Holdfast.Cli.Emergency;

/// <summary><c>holdfast user unlock</c>.</summary>
static class UnlockCommand
{
    const string Name = "unlock";

    public static Command Create()
    {
        var options = new EmergencyOptions();
        var command = new DocumentedCommand(
            Name,
            "Emergency: forgets failed sign-ins and lifts an administrative lock. Sessions stay as they are.",
            "holdfast user unlock --user alice --reason \"locked out by a guessing attack\"");
        options.AddTo(command);
        command.SetAction((parsed, cancellationToken) => new EmergencyFlow(Name, options).RunAsync(
            parsed,
            async (operations, target, reason) => Report(await operations.UnlockAsync(target, reason, cancellationToken)),
            cancellationToken));
        return command;
    }

    static EmergencyReport Report(UnlockOutcome outcome) => outcome switch
    {
        UnlockOutcome.Done done => EmergencyReport.Done($"unlocked, sessions untouched{Obstacle.To(done.Account)}"),
        UnlockOutcome.Refused refused => EmergencyReport.Refused(refused.Refusal),
        _ => EmergencyReport.UserNotFound(),
    };
}
