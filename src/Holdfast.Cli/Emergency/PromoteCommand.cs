using System.CommandLine;
using Holdfast.Accounts;
using Holdfast.Cli.Custodians;
using Holdfast.Cli.Help;
using Holdfast.Cli.Output;
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
        var vouch = new Option<bool>("--vouch")
        {
            Description = "Keep a sign-in whose makers do not cover the role: you know that it is in the person's own hands.",
            Arity = ArgumentArity.Zero,
        };
        var compromised = CompromisedOption.Create();
        var command = new DocumentedCommand(
            Name,
            "Emergency: sets the role and ends every session. Prints a recovery link when the sign-in becomes void. "
                + "Refuses only to take the last lasting holder from a protected role.",
            "holdfast user promote --user alice --to-role developer --reason \"the last owner left the company\"")
        { role, vouch, compromised };
        options.AddTo(command);
        command.SetAction((parsed, cancellationToken) =>
        {
            var wanted = new Promotion(
                RoleOption.Parse(parsed.GetRequiredValue(role)!), parsed.GetValue(vouch), parsed.GetValue(compromised));
            var page = Settings.RecoveryPage();
            return new EmergencyFlow(Name, options).RunAsync(
                parsed,
                async (operations, target, reason) =>
                    Report(await operations.PromoteAsync(target, reason, wanted, cancellationToken), target, wanted, page),
                cancellationToken);
        });
        return command;
    }

    static EmergencyReport Report(PromoteOutcome outcome, Account target, Promotion wanted, string page) => outcome switch
    {
        PromoteOutcome.Done done => EmergencyReport.Done(Change(done)) with
        {
            Secret = done.Link is { } link ? page + link.Secret.Secret : null,
            More = [.. OwnSignIn(done, target), .. Ended.Lines(done.Receipt, target.Id, wanted.IsCompromised)],
        },
        PromoteOutcome.Refused refused => EmergencyReport.Refused(refused.Refusal),
        _ => EmergencyReport.UserNotFound(),
    };

    static string Change(PromoteOutcome.Done done) => done.Previous == done.Now
        ? $"the role is {done.Now.Name} already, no sessions revoked"
        : $"role changed from {done.Previous.Name} to {done.Now.Name}, {done.Receipt.Counts.Sessions} sessions revoked";

    /// <summary>Whose sign-in became void and why, and what the printed link does.</summary>
    static IEnumerable<string> OwnSignIn(PromoteOutcome.Done done, Account target)
    {
        if (done.Causes.Count > 0)
        {
            var outcome = done.Receipt.Account!.SignInVoidAt is null ? "stays, because you vouched for it" : "is void";
            yield return $"the sign-in of {target.Label} {outcome}: {string.Join("; ", done.Causes)}";
        }
        if (done.Link is { } link)
        {
            yield return $"give {target.Label} the printed link: it sets a password once, until {Instant.Short(link.Token.ExpiresAt)}"
                + Obstacle.To(done.Receipt.Account! with { SignInVoidAt = null });
        }
    }
}
