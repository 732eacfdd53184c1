using System.CommandLine;
using Holdfast.Cli.Emergency;

namespace Holdfast.Cli.Users;

/// <summary><c>holdfast user</c>: accounts.</summary>
static class UserCommand
{
    public static Command Create()
    {
        var command = new Command("user", "Lists, shows, creates and changes accounts, and brings back people who lost the way in.")
        {
            UserListCommand.Create(),
            UserShowCommand.Create(),
            UserCreateCommand.Create(),
            ResetPasswordCommand.Create(),
            UnlockCommand.Create(),
            DisableMfaCommand.Create(),
            PromoteCommand.Create(),
            EmergencyAccessCommand.Create(),
        };
        foreach (var change in AccountChanges.Create())
            command.Subcommands.Add(change);
        return command;
    }
}
