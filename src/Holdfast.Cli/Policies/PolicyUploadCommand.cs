using System.CommandLine;
using Holdfast.Cli.Help;
using Holdfast.Cli.Output;
using Holdfast.Cli.Running;
using Holdfast.Cli.Stores;
using Holdfast.Policies;

namespace Holdfast.Cli.Policies;

/// <summary><c>holdfast policy upload</c>: stores a version, inactive, and prints its id.</summary>
static class PolicyUploadCommand
{
    public static Command Create()
    {
        var store = StoreOption.Create();
        var file = PolicyFile.Argument();
        var name = new Option<string?>("--name") { Description = "What people call it.", HelpName = "text" };
        var description = new Option<string?>("--description") { Description = "What it is for.", HelpName = "text" };
        var command = new DocumentedCommand("upload", "Stores a new version of the removal policy, inactive, and prints its id.", "holdfast policy upload removal.rego --name 'two reasons'") { file, name, description, store };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var source = PolicyFile.Parse(parsed.GetRequiredValue(file));
            if (source.Refusal is { } refusal)
                throw new CommandFailure(ExitCode.Failed, refusal.Detail);
            await using var kernel = await CommandKernel.OpenAsync(parsed.GetValue(store), cancellationToken);
            var upload = new UploadPolicy(PolicyId.New(CommandKernel.Time.GetUtcNow()), PolicyPurpose.Removal, source)
            {
                Name = PolicyLabel.ParseName(parsed.GetValue(name)),
                Description = PolicyLabel.ParseDescription(parsed.GetValue(description)),
            };
            var outcome = await kernel.Gate.ExecuteAsync(kernel.Actor, upload, cancellationToken);
            if (!outcome.IsDone(out var receipt))
                throw CommandFailure.Of(outcome.Refusal!);
            var version = receipt.Policy!.Version;
            Console.Out.WriteLine(version.Id);
            Console.Error.WriteLine(Printable.Of($"stored as version {version.Number}, inactive, SHA-256 {version.Sha256}"));
            return ExitCode.Done;
        });
        return command;
    }
}
