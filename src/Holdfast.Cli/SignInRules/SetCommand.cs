using System.CommandLine;
using Holdfast.Accounts;
using Holdfast.Cli.Help;
using Holdfast.Cli.Running;
using Holdfast.Cli.Stores;
using Holdfast.Roles;
using Holdfast.SignIn;

namespace Holdfast.Cli.SignInRules;

/// <summary><c>holdfast settings set</c>: the way back when a policy keeps everybody out.</summary>
static class SetCommand
{
    public static Command Create()
    {
        var store = StoreOption.Create();
        var role = RoleOption.Create("--role", "The role.");
        role.Required = true;
        var factors = new Option<string>("--factors") { Description = "none, optional, required or passkey.", HelpName = "policy", Required = true };
        factors.CompletionSources.Add([.. Enum.GetValues<FactorPolicy>().Select(policy => policy.Name)]);
        var reason = new Option<string>("--reason") { Description = "Why; it stands in the log.", HelpName = "text", Required = true };
        var command = new DocumentedCommand(
            "set",
            "Sets which second factor a role must have. Refused when a protected role would be left without a lasting holder who can sign in.",
            "holdfast settings set --role developer --factors optional --reason \"the only passkey was lost\"") { role, factors, reason, store };
        command.SetAction((parsed, cancellationToken) =>
        {
            var wanted = FactorPolicy.TryParse(parsed.GetRequiredValue(factors), out var policy)
                ? policy
                : throw new CommandFailure(ExitCode.Usage, "--factors must be none, optional, required or passkey");
            var why = Reason.ParseRequired(parsed.GetRequiredValue(reason)).Match(text => text, refusal => throw new CommandFailure(ExitCode.Usage, refusal.Sentence));
            return RunAsync(parsed.GetValue(store), RoleOption.Parse(parsed.GetRequiredValue(role)!), wanted, why, cancellationToken);
        });
        return command;
    }

    static async Task<int> RunAsync(string? storeOption, Role role, FactorPolicy policy, Reason why, CancellationToken cancellationToken)
    {
        await using var kernel = await CommandKernel.OpenAsync(storeOption, cancellationToken);
        var command = new ChangeSignInSettings(new Dictionary<Role, FactorPolicy> { [role] = policy }) { Reason = why };
        var outcome = await kernel.Gate.ExecuteAsync(kernel.Actor, command, cancellationToken);
        if (!outcome.IsDone(out var receipt))
            throw CommandFailure.Of(outcome.Refusal!);
        Console.Error.WriteLine($"second factor of the role {role.Name}: {receipt.Settings![role].Name}");
        return ExitCode.Done;
    }
}
