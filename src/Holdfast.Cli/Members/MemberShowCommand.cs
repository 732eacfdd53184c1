using System.CommandLine;
using Holdfast.Cli.Help;
using Holdfast.Cli.Output;
using Holdfast.Cli.Running;
using Holdfast.Cli.Stores;
using Holdfast.Members;
using Holdfast.Roles;

namespace Holdfast.Cli.Members;

/// <summary><c>holdfast member show</c>.</summary>
static class MemberShowCommand
{
    public static Command Create()
    {
        var store = StoreOption.Create();
        var member = MemberArgument.Create();
        var json = JsonOption.Create();
        var command = new DocumentedCommand("show", "Shows a member.", "holdfast member show did:web:example.org:members:0197b000-0000-7000-8000-0000000000aa") { member, json, store };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var kernel = await CommandKernel.OpenAsync(parsed.GetValue(store), cancellationToken);
            var account = await MemberArgument.FindAsync(kernel, parsed.GetRequiredValue(member), cancellationToken);
            if (parsed.GetValue(json))
                Console.Out.WriteLine(JsonText.Block(writer => MemberJson.Write(writer, account, kernel.Dids)));
            else
                Columns.WritePairs(
                    Console.Out,
                    ("did", kernel.Dids.Of(account).Value),
                    ("username", account.Username?.Value),
                    ("id", account.Id.ToString()),
                    ("role", account.Role.Name),
                    ("active", account.IsActive ? "yes" : "no"),
                    ("joined", Instant.Short(account.JoinedAt)),
                    ("departure preference", account.DeparturePreference.Name));
            return ExitCode.Done;
        });
        return command;
    }
}
