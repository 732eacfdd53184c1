using System.CommandLine;

namespace Holdfast.Cli.Keys;

/// <summary><c>holdfast keys</c>.</summary>
static class KeysCommand
{
    const string Description =
        "The key file, whose keys seal secrets in the store, and the key that signs credentials. For API keys see holdfast key.";

    public static Command Create() => new("keys", Description) { RotateCommand.Create(), RotateIssuerCommand.Create() };
}
