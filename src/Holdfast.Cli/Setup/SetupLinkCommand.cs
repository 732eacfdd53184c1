using System.CommandLine;
using Holdfast.Audit;
using Holdfast.Cli.Running;
using Holdfast.Cli.Serving;
using Holdfast.Cli.Stores;
using Holdfast.Gate;
using Holdfast.Recovery;
using Command = System.CommandLine.Command;

namespace Holdfast.Cli.Setup;

/// <summary><c>holdfast setup-link</c>: another link to create the first owner, while no account exists.</summary>
static class SetupLinkCommand
{
    public static Command Create()
    {
        var store = StoreOption.Create();
        var command = new Command("setup-link", "Prints another link to create the first owner; earlier ones stop working. Refused once an account exists.") { store };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(store), cancellationToken));
        return command;
    }

    static async Task<int> RunAsync(string? storeOption, CancellationToken cancellationToken)
    {
        await using var store = await StoreOpening.OpenExistingAsync(storeOption, cancellationToken);
        await using var kernel = new CommandKernel(store);
        var actor = new Actor.Operator(Environment.UserName, new Origin(CorrelationId.New(TimeProvider.System.GetUtcNow())));
        var outcome = await kernel.Links.IssueSetupAsync(actor, cancellationToken);
        return outcome.Match(Print, refusal => throw new CommandFailure(ExitCode.Refused, refusal.Sentence));
    }

    static int Print(OneTimeSecret secret)
    {
        var host = ServeSettings.Variable("HOLDFAST_PUBLIC_URL")?.TrimEnd('/') ?? "";
        Console.Out.WriteLine($"{host}/setup?token={secret.Secret}");
        return ExitCode.Done;
    }
}
