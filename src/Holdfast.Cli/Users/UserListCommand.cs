using System.CommandLine;
using Holdfast.Accounts;
using Holdfast.Cli.Help;
using Holdfast.Cli.Output;
using Holdfast.Cli.Running;
using Holdfast.Cli.Stores;
using Holdfast.Roles;
using Holdfast.Storage;

namespace Holdfast.Cli.Users;

/// <summary><c>holdfast user list</c>.</summary>
static class UserListCommand
{
    const int Most = 1000;

    static readonly string[] Headings = ["USERNAME", "ROLE", "STATE", "LAST SIGN-IN", "ID", "EMAIL"];

    public static Command Create()
    {
        var store = StoreOption.Create();
        var role = RoleOption.Create("--role", "Only this role.");
        var search = new Option<string?>("--search") { Description = "Only names and addresses that contain this text.", HelpName = "text" };
        var limit = new NumberOption("--limit", "How many at most.", 1, Most, Most);
        var json = JsonOption.Create();
        var command = new DocumentedCommand("list", "Lists accounts, by username.", "holdfast user list --role developer") { role, search, limit.Option, json, store };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var query = new AccountQuery
            {
                Role = parsed.GetValue(role) is { } text ? RoleOption.Parse(text) : null,
                Search = parsed.GetValue(search),
                Sort = AccountSort.Username,
                Limit = limit.Of(parsed),
            };
            await using var opened = await StoreOpening.OpenExistingAsync(parsed.GetValue(store), cancellationToken);
            return await ListAsync(opened, query, parsed.GetValue(json), cancellationToken);
        });
        return command;
    }

    static async Task<int> ListAsync(HoldfastStore store, AccountQuery query, bool asJson, CancellationToken cancellationToken)
    {
        var page = await store.Accounts.ListAsync(query, cancellationToken);
        if (asJson)
            Console.Out.WriteLine(JsonText.Array(page.Items, (json, account) => AccountJson.Write(json, account, page.Now)));
        else
            Columns.Write(Console.Out, Headings, page.Items.Select(account => Row(account, page.Now)));
        if (page.Next is not null)
            Console.Error.WriteLine($"there are more than {query.Limit}; narrow the list with --search or --role");
        return ExitCode.Done;
    }

    static string?[] Row(Account account, DateTimeOffset now) =>
        [account.Username?.Value, account.Role.Name, account.StateAt(now), Instant.Short(account.LastLoginAt), account.Id.ToString(), account.Email?.Value];
}
