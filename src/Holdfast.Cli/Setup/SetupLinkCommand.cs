using System.CommandLine;
using Holdfast.Cli.Help;
using Holdfast.Cli.Output;
using Holdfast.Cli.Running;
using Holdfast.Cli.Stores;

namespace Holdfast.Cli.Setup;

/// <summary><c>holdfast setup-link</c>: another link to create the first owner, while no account exists.</summary>
static class SetupLinkCommand
{
    const string Page = "/setup?token=";

    public static Command Create()
    {
        var store = StoreOption.Create();
        var command = new DocumentedCommand(
            "setup-link",
            "Prints another link to create the first owner; earlier ones stop working. Refused once an account exists.",
            "holdfast setup-link --store sqlite:/var/lib/holdfast/holdfast.db") { store };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(store), cancellationToken));
        return command;
    }

    static async Task<int> RunAsync(string? storeOption, CancellationToken cancellationToken)
    {
        var link = Settings.LinkTo(Page);
        await using var kernel = await CommandKernel.OpenAsync(storeOption, cancellationToken);
        var outcome = await kernel.Links.IssueSetupAsync(kernel.Actor, cancellationToken);
        if (!outcome.IsDone(out var secret))
            throw CommandFailure.Of(outcome.Refusal!);
        SecretOutput.Write(link + secret.Secret);
        return ExitCode.Done;
    }
}
