using Holdfast.Recovery;
using Microsoft.Extensions.Configuration;

namespace Holdfast.AspNetCore.Operations;

/// <summary>The first owner of an unattended install: a username and a file that holds the password.</summary>
sealed class UnattendedOwner(IConfiguration configuration)
{
    public const string NameVariable = "HOLDFAST_OWNER_USERNAME";
    public const string FileVariable = "HOLDFAST_OWNER_PASSWORD_FILE";

    public bool IsWanted => Setting(NameVariable) is not null || Setting(FileVariable) is not null;

    /// <exception cref="InvalidOperationException">Something is missing or cannot be read; the message says what mends it.</exception>
    public NewOwner Read()
    {
        if (Setting(NameVariable) is not { } username || Setting(FileVariable) is not { } path)
            throw Fault($"set both {NameVariable} and {FileVariable}, or neither.");
        try
        {
            return new(username, SecretFile.Read(path), null);
        }
        catch (InvalidDataException failure)
        {
            throw Fault($"the password file {path} named by {FileVariable} {failure.Message}", failure);
        }
    }

    string? Setting(string name) => (configuration[name] ?? Environment.GetEnvironmentVariable(name)) is { Length: > 0 } value ? value : null;

    static InvalidOperationException Fault(string sentence, Exception? cause = null) => new("Holdfast cannot start: " + sentence, cause);
}
