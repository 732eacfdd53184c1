using System.CommandLine;

namespace Holdfast.Cli.SignInRules;

/// <summary><c>holdfast settings</c>.</summary>
static class SettingsCommand
{
    const string Description = "What the instance demands of sign-ins, and the mail domains of the house.";

    public static Command Create() => new("settings", Description) { ShowCommand.Create(), SetCommand.Create() };
}
