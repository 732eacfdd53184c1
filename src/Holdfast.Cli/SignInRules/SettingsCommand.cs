using System.CommandLine;

namespace Holdfast.Cli.SignInRules;

/// <summary><c>holdfast settings</c>.</summary>
static class SettingsCommand
{
    public static Command Create() => new("settings", "What the instance demands of sign-ins.") { ShowCommand.Create(), SetCommand.Create() };
}
