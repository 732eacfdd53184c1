using System.CommandLine;
using Holdfast.Accounts;
using Holdfast.ApiKeys;
using Holdfast.Cli.Help;
using Holdfast.Cli.Output;
using Holdfast.Cli.Running;
using Holdfast.Cli.Stores;

namespace Holdfast.Cli.ApiKeys;

/// <summary><c>holdfast key list</c>.</summary>
static class ApiKeyListCommand
{
    const int Most = 1000;

    static readonly string[] Headings = ["ID", "NAME", "OWNER", "MINTER", "STATE", "LAST USE", "CEILING", "SCOPES"];

    public static Command Create()
    {
        var store = StoreOption.Create();
        var owner = new Option<string?>("--owner") { Description = "Only the keys of this account.", HelpName = "username|email|id" };
        var limit = new NumberOption("--limit", "How many at most.", 1, Most, Most);
        var json = JsonOption.Create();
        var command = new DocumentedCommand(
            "list",
            "Lists API keys, revoked and expired ones too: who owns each, who minted its secret, and what it can do at most.",
            "holdfast key list --owner reports --json") { owner, limit.Option, json, store };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var most = limit.Of(parsed);
            await using var kernel = await CommandKernel.OpenAsync(parsed.GetValue(store), cancellationToken);
            var of = await OwnerAsync(kernel, parsed.GetValue(owner), cancellationToken);
            // One more than wanted tells whether there are others.
            var keys = await kernel.Store.ApiKeys.ListAsync(of, null, most + 1, cancellationToken);
            var now = await kernel.Store.Accounts.NowAsync(cancellationToken);
            if (parsed.GetValue(json))
                Console.Out.WriteLine(JsonText.Array(keys.Take(most), (writer, key) => new ApiKeyLine(key, now).Write(writer)));
            else
                Columns.Write(Console.Out, Headings, keys.Take(most).Select(key => new ApiKeyLine(key, now).Row()));
            if (keys.Count > most)
                Console.Error.WriteLine($"there are more than {most}; narrow the list with --owner");
            return ExitCode.Done;
        });
        return command;
    }

    static async Task<AccountId?> OwnerAsync(CommandKernel kernel, string? name, CancellationToken cancellationToken)
    {
        if (name is null)
            return null;
        var account = await kernel.FindAsync(name, cancellationToken) ?? throw new CommandFailure(ExitCode.NoSuchUser, "user not found");
        return account.Id;
    }
}
