using System.CommandLine;
using Holdfast.Cli.Help;
using Holdfast.Cli.Running;
using Holdfast.Cli.Stores;
using Holdfast.Membership;

namespace Holdfast.Cli.Keys;

/// <summary><c>holdfast keys rotate-issuer</c>.</summary>
static class RotateIssuerCommand
{
    public static Command Create()
    {
        var store = StoreOption.Create();
        var command = new DocumentedCommand(
            "rotate-issuer",
            "Replaces the key that signs membership credentials and status lists. Running servers take it up within a second; what the old key signed stays verifiable until it ends.",
            "HOLDFAST_KEY_FILE=/etc/holdfast/keys holdfast keys rotate-issuer --store sqlite:/var/lib/holdfast/holdfast.db") { store };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(store), cancellationToken));
        return command;
    }

    static async Task<int> RunAsync(string? storeOption, CancellationToken cancellationToken)
    {
        var ring = KeyFilePlace.Choose(storeOption).Ring;
        await using var kernel = await CommandKernel.OpenAsync(storeOption, cancellationToken);
        var fresh = IssuerKey.New(ring, CommandKernel.Time.GetUtcNow()).Match(
            key => key,
            _ => throw new CommandFailure(ExitCode.Failed, $"there is no key file that can be read, and the store keeps no private key in clear: set {KeyFilePlace.Variable}, or create it with holdfast keys rotate"));
        var outcome = await kernel.Gate.ExecuteAsync(kernel.Actor, new RotateIssuerKey(fresh), cancellationToken);
        if (outcome.Refusal is { } refusal)
            throw new CommandFailure(ExitCode.Of(refusal), refusal.Detail);
        Console.Error.WriteLine($"issuer key {fresh.Id} signs from now on");
        return ExitCode.Done;
    }
}
