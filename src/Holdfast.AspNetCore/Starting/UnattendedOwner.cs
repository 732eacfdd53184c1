using System.Text;
using Holdfast.Recovery;
using Microsoft.Extensions.Configuration;

namespace Holdfast.AspNetCore.Starting;

/// <summary>The first owner of an unattended install: a username and a file that holds the password.</summary>
sealed class UnattendedOwner(IConfiguration configuration)
{
    public const string NameVariable = "HOLDFAST_OWNER_USERNAME";
    public const string FileVariable = "HOLDFAST_OWNER_PASSWORD_FILE";

    const int LargestFile = 4096;
    const UnixFileMode TooOpen = UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.GroupWrite;

    public bool IsWanted => Setting(NameVariable) is not null || Setting(FileVariable) is not null;

    /// <exception cref="InvalidOperationException">Something is missing or cannot be read; the message says what mends it.</exception>
    public NewOwner Read()
    {
        if (Setting(NameVariable) is not { } username || Setting(FileVariable) is not { } path)
            throw Fault($"set both {NameVariable} and {FileVariable}, or neither.");
        try
        {
            return new(username, ReadPassword(path), null);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Fault($"the password file {path} named by {FileVariable} cannot be read: {failure.Message}", failure);
        }
        catch (DecoderFallbackException failure)
        {
            throw Fault($"the password file {path} is not UTF-8 text.", failure);
        }
    }

    static string ReadPassword(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        // Asked of the open file, so that a link, or a file changed meanwhile, does not matter.
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file.SafeFileHandle) & TooOpen) != 0)
            throw Fault($"the password file {path} is open to other users of this machine; run `chmod 600 {path}`.");
        var bytes = new byte[LargestFile + 1];
        var length = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (length > LargestFile)
            throw Fault($"the password file {path} is larger than {LargestFile} bytes.");
        var text = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(bytes, 0, length);
        return text.EndsWith("\r\n", StringComparison.Ordinal) ? text[..^2] : text.EndsWith('\n') ? text[..^1] : text;
    }

    string? Setting(string name) => (configuration[name] ?? Environment.GetEnvironmentVariable(name)) is { Length: > 0 } value ? value : null;

    static InvalidOperationException Fault(string sentence, Exception? cause = null) => new("Holdfast cannot start: " + sentence, cause);
}
