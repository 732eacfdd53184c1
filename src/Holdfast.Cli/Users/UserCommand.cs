using System.CommandLine;
using Holdfast.Cli.Emergency;

namespace Holdfast.Cli.Users;

/// <summary><c>holdfast user</c>: accounts.</summary>
static class UserCommand
{
    public static Command Create() => new("user", "Lists, shows and creates accounts, and brings back whoever lost the way in.")
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
}
