using System.CommandLine;

namespace Holdfast.Cli.ApiKeys;

/// <summary><c>holdfast key</c>: API keys. The key file has commands of its own, <c>holdfast keys</c>.</summary>
static class ApiKeyCommand
{
    const string Description = "API keys: lists them, and gives one a new secret. For the key file see holdfast keys.";

    public static Command Create() => new("key", Description) { ApiKeyListCommand.Create(), ApiKeyRotateCommand.Create() };
}
