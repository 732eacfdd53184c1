using System.CommandLine;
using Holdfast.Cli.Help;
using Holdfast.Cli.Running;
using Holdfast.Roles;

namespace Holdfast.Cli.Emergency;

/// <summary><c>holdfast user promote</c>.</summary>
static class PromoteCommand
{
    const string Name = "promote";

    public static Command Create()
    {
        var options = new EmergencyOptions();
        var role = RoleOption.Create("--to-role", "The role to set, upward or downward.");
        role.Required = true;
        var command = new DocumentedCommand(
            Name,
            "Emergency: sets the role and ends every session. Refuses only to take the last lasting holder from a protected role.",
            "holdfast user promote --user alice --to-role developer --reason \"the last owner left the company\"") { role };
        options.AddTo(command);
        command.SetAction((parsed, cancellationToken) =>
        {
            var wanted = RoleOption.Parse(parsed.GetRequiredValue(role)!);
            return new EmergencyFlow(Name, options).RunAsync(
                parsed,
                async (operations, target, reason) => Report(await operations.PromoteAsync(target, reason, wanted, cancellationToken)),
                cancellationToken);
        });
        return command;
    }

    static EmergencyReport Report(PromoteOutcome outcome) => outcome switch
    {
        PromoteOutcome.Done { Previous: var was, Now: var now } when was == now => EmergencyReport.Done($"the role is {now.Name} already, no sessions revoked"),
        PromoteOutcome.Done done => EmergencyReport.Done($"role changed from {done.Previous.Name} to {done.Now.Name}, {done.SessionsEnded} sessions revoked"),
        PromoteOutcome.Refused refused => EmergencyReport.Refused(refused.Refusal),
        _ => EmergencyReport.UserNotFound(),
    };
}
