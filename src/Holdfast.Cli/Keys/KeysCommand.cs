using System.CommandLine;

namespace Holdfast.Cli.Keys;

/// <summary><c>holdfast keys</c>.</summary>
static class KeysCommand
{
    public static Command Create() => new("keys", "The keys that seal secrets in the store, and the key that signs credentials.") { RotateCommand.Create(), RotateIssuerCommand.Create() };
}
