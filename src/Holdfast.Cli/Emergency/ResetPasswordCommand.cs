using System.CommandLine;
using Holdfast.Cli.Custodians;
using Holdfast.Cli.Help;
using Holdfast.Cli.Passwords;

namespace Holdfast.Cli.Emergency;

/// <summary><c>holdfast user reset-password</c>.</summary>
static class ResetPasswordCommand
{
    const string Name = "reset-password";

    public static Command Create()
    {
        var options = new EmergencyOptions();
        var fromInput = NewPassword.FromInputOption();
        var compromised = CompromisedOption.Create();
        var command = new DocumentedCommand(
            Name,
            "Emergency: sets a new password, which the next sign-in must change; ends every session, passkey, own API key and link.",
            "holdfast user reset-password --user alice --reason \"lost password and phone, called from desk 12\"")
        { fromInput, compromised, NewPassword.ArgumentOption() };
        options.AddTo(command);
        command.SetAction((parsed, cancellationToken) => new EmergencyFlow(Name, options).RunAsync(
            parsed,
            async (operations, target, reason) =>
            {
                var password = parsed.GetValue(fromInput) ? await NewPassword.ReadAsync(cancellationToken) : NewPassword.Generate();
                var isCompromised = parsed.GetValue(compromised);
                var outcome = await operations.ResetPasswordAsync(target, reason, password.Text, isCompromised, cancellationToken);
                return Report(outcome, password, isCompromised);
            },
            cancellationToken));
        return command;
    }

    static EmergencyReport Report(ResetOutcome outcome, NewPassword password, bool isCompromised) => outcome switch
    {
        ResetOutcome.Done { Receipt: var receipt } done => EmergencyReport.Done(
            $"password set, {receipt.Counts.Sessions} sessions revoked{Obstacle.To(done.Account)}") with
        {
            More = [.. Ended.Lines(receipt, done.Account.Id, isCompromised)],
            Secret = password.IsGenerated ? password.Text : null,
        },
        ResetOutcome.Refused refused => EmergencyReport.Refused(refused.Refusal),
        _ => EmergencyReport.UserNotFound(),
    };
}
