using System.CommandLine;
using Holdfast.Accounts;
using Holdfast.ApiKeys;
using Holdfast.Cli.Help;
using Holdfast.Cli.Output;
using Holdfast.Cli.Running;
using Holdfast.Cli.Stores;
using Holdfast.Refusals;

namespace Holdfast.Cli.ApiKeys;

/// <summary><c>holdfast key rotate</c>: a new secret for the API key of a service. Only the secret goes to standard output.</summary>
static class ApiKeyRotateCommand
{
    static readonly int longest = (int)RotateApiKey.LongestOverlap.TotalMinutes;

    public static Command Create()
    {
        var store = StoreOption.Create();
        var id = new Argument<string>("id") { Description = "The 8 letters and digits of the key's id." };
        var overlap = new NumberOption(
            "--overlap-minutes", $"How long the present secret still works, 0 to {longest} minutes.", 0, longest, 0);
        var command = new DocumentedCommand(
            "rotate",
            "Prints a new secret for the API key of a service. The key keeps its id, scopes and end. "
                + "For the key file see holdfast keys rotate.",
            "holdfast key rotate 4fT9kQ2x --overlap-minutes 60") { id, overlap.Option, store };
        command.SetAction((parsed, cancellationToken) =>
        {
            var key = ApiKeyId.TryParse(parsed.GetRequiredValue(id), out var known)
                ? known
                : throw new CommandFailure(ExitCode.Usage, $"the id of an API key is the {ApiKeyId.Length} letters and digits after hfk_");
            return RunAsync(parsed.GetValue(store), key, TimeSpan.FromMinutes(overlap.Of(parsed)), cancellationToken);
        });
        return command;
    }

    static async Task<int> RunAsync(string? storeOption, ApiKeyId id, TimeSpan overlap, CancellationToken cancellationToken)
    {
        await using var kernel = await CommandKernel.OpenAsync(storeOption, cancellationToken);
        if (await kernel.Store.ApiKeys.FindAsync(id, cancellationToken) is not { } key)
            throw new CommandFailure(ExitCode.NoSuchUser, $"there is no API key {id}: holdfast key list shows all");
        var owner = await kernel.Store.Accounts.FindAsync(key.OwnerId, cancellationToken);
        var secret = ApiKeySecret.ForKey(id);
        var fresh = MintedSecretId.New(CommandKernel.Time.GetUtcNow());
        var rotation = new RotateApiKey(id, key.OwnerId, fresh, secret.Hash) { Overlap = overlap };
        var outcome = await kernel.Gate.ExecuteAsync(kernel.Actor, rotation, cancellationToken);
        if (!outcome.IsDone(out var receipt))
            throw Failure(outcome.Refusal!, owner);
        SecretOutput.Write(secret.Secret);
        var former = overlap > TimeSpan.Zero ? $"works for {overlap.TotalMinutes:F0} more minutes" : "works no more";
        Console.Error.WriteLine(Printable.Of($"the API key {id} ({receipt.ApiKey!.Name}) has a new secret; the former one {former}"));
        return ExitCode.Done;
    }

    static CommandFailure Failure(Refusal refusal, Account? owner) =>
        refusal.Code == RefusalCode.Forbidden && owner is { Kind: AccountKind.Person }
            ? new(ExitCode.Refused, $"this API key is {owner.Label}'s own, and only {owner.Label} can rotate it")
            : CommandFailure.Of(refusal);
}
