using System.CommandLine;
using Holdfast.Accounts;
using Holdfast.Cli.Running;
using Holdfast.Cli.Stores;
using Holdfast.Recovery;

namespace Holdfast.Cli.Emergency;

/// <summary>The options that every emergency operation takes.</summary>
sealed class EmergencyOptions
{
    public Option<string?> Store { get; } = StoreOption.Create();

    public Option<string> User { get; } = new("--user") { Description = "Username or email address of the account.", Required = true, HelpName = "username|email" };

    public Option<string> Reason { get; } = new("--reason")
    {
        Description = $"Why, {EmergencyReason.Shortest} to {EmergencyReason.Longest} characters. It stands in the audit log for good.",
        Required = true,
        HelpName = "text",
    };

    public Option<bool> Yes { get; } = new("--yes") { Description = "Do not ask; for scripts.", Arity = ArgumentArity.Zero };

    public void AddTo(Command command)
    {
        command.Options.Add(User);
        command.Options.Add(Reason);
        command.Options.Add(Yes);
        command.Options.Add(Store);
    }

    /// <summary>The reason; a usage error when it is not acceptable, before anything is opened.</summary>
    public Reason ReasonOf(ParseResult parsed) =>
        EmergencyReason.Parse(parsed.GetRequiredValue(Reason)).Match(reason => reason, refusal => throw new CommandFailure(ExitCode.Usage, refusal.Detail));
}
