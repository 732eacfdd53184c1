using System.CommandLine;
using Holdfast.Accounts;
using Holdfast.Cli.Help;
using Holdfast.Cli.Output;
using Holdfast.Cli.Running;
using Holdfast.Cli.Stores;
using Holdfast.Roles;

namespace Holdfast.Cli.Members;

/// <summary><c>holdfast member list</c>.</summary>
static class MemberListCommand
{
    const int Most = 1000;

    static readonly string[] Headings = ["DID", "USERNAME", "ROLE", "JOINED", "REMOVED"];

    public static Command Create()
    {
        var store = StoreOption.Create();
        var removed = new Option<bool>("--removed") { Description = "Those who were removed and left a row.", Arity = ArgumentArity.Zero };
        var limit = new NumberOption("--limit", "How many at most.", 1, Most, Most);
        var json = JsonOption.Create();
        var command = new DocumentedCommand("list", "Lists members, in the order in which their accounts were created.", "holdfast member list --removed") { removed, limit.Option, json, store };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var kernel = await CommandKernel.OpenAsync(parsed.GetValue(store), cancellationToken);
            var most = limit.Of(parsed);
            var found = parsed.GetValue(removed)
                ? await kernel.Store.Accounts.ListRemovedAsync(null, most, cancellationToken)
                : (await kernel.Store.Accounts.ListAsync(new AccountQuery { Limit = most }, cancellationToken)).Items;
            if (parsed.GetValue(json))
                Console.Out.WriteLine(JsonText.Array(found, (writer, account) => MemberJson.Write(writer, account, kernel.Dids)));
            else
                Columns.Write(Console.Out, Headings, found.Select(account => Row(account, kernel)));
            return ExitCode.Done;
        });
        return command;
    }

    static string?[] Row(Account account, CommandKernel kernel) =>
        [kernel.Dids.Of(account).Value, account.Username?.Value, account.Role.Name, Instant.Short(account.JoinedAt), Instant.Short(account.RemovedAt)];
}
