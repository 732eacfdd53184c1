using System.CommandLine;

namespace Holdfast.Cli.Keys;

/// <summary><c>holdfast keys</c>.</summary>
static class KeysCommand
{
    public static Command Create() => new("keys", "The keys that seal the secrets of second factors.") { RotateCommand.Create() };
}
