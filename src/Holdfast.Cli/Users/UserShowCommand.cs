using System.CommandLine;
using System.Globalization;
using Holdfast.Accounts;
using Holdfast.Cli.Help;
using Holdfast.Cli.Output;
using Holdfast.Cli.Running;
using Holdfast.Cli.Stores;
using Holdfast.Roles;

namespace Holdfast.Cli.Users;

/// <summary><c>holdfast user show</c>.</summary>
static class UserShowCommand
{
    public static Command Create()
    {
        var store = StoreOption.Create();
        var user = new Argument<string>("user") { Description = "Username, email address or id.", HelpName = "username|email|id" };
        var json = JsonOption.Create();
        var command = new DocumentedCommand(
            "show", "Shows one account: its sessions, keys and groups, how it signs in, and who set that up.", "holdfast user show alice")
        { user, json, store };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var kernel = await CommandKernel.OpenAsync(parsed.GetValue(store), cancellationToken);
            var account = await kernel.FindAsync(parsed.GetRequiredValue(user), cancellationToken)
                ?? throw new CommandFailure(ExitCode.NoSuchUser, "user not found");
            var portrait = await Portrait.OfAsync(account, kernel, cancellationToken);
            if (parsed.GetValue(json))
                Console.Out.WriteLine(JsonText.Block(portrait.Write));
            else
                Print(portrait);
            return ExitCode.Done;
        });
        return command;
    }

    static void Print(Portrait portrait)
    {
        var account = portrait.Account;
        Columns.WritePairs(
            Console.Out,
            [
                ("username", account.Username?.Value),
                ("id", account.Id.ToString()),
                ("email", account.Email?.Value),
                ("kind", AccountJson.KindOf(account)),
                ("role", account.Role.Name),
                ("state", account.StateAt(portrait.Now)),
                ("lasting holder", account.IsLasting ? "yes" : "no"),
                ("expires", Instant.Short(account.ExpiresAt)),
                ("locked until", account.Lock is null ? null : Instant.Short(account.Lock.Until) ?? "unlocked by an administrator"),
                ("lock reason", account.Lock?.Reason),
                ("must change password", account.MustChangePassword ? "yes" : "no"),
                ("created", Instant.Short(account.CreatedAt)),
                ("last sign-in", Instant.Short(account.LastLoginAt)),
                ("live sessions", portrait.Sessions.Count.ToString(CultureInfo.InvariantCulture)),
                ("live API keys", portrait.LiveKeys.Count().ToString(CultureInfo.InvariantCulture)),
                ("groups", string.Join(", ", portrait.Groups.Select(group => group.Name.Value))),
                .. portrait.SignIn.Rows(),
            ]);
    }
}
