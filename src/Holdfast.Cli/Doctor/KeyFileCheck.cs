using Holdfast.Cli.Keys;
using Holdfast.Factors;

namespace Holdfast.Cli.Doctor;

/// <summary>Whether the secrets of second factors can be opened, and by nobody else.</summary>
static class KeyFileCheck
{
    const string Name = "key file";
    const int Sample = 100;
    const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    public static async Task<Finding> RunAsync(Patient patient, string? storeOption, CancellationToken cancellationToken)
    {
        var used = await patient.Kernel.Store.Factors.KeysInUseAsync(cancellationToken);
        if (KeyFilePlace.Choose(storeOption).Path is not { } path)
        {
            return used.Count == 0
                ? Finding.Warning(Name, "there is none, so no authenticator can be enrolled", $"set {KeyFilePlace.Variable} and run holdfast keys rotate")
                : Finding.Wrong(Name, $"secrets are sealed, but {KeyFilePlace.Variable} is not set here", $"set {KeyFilePlace.Variable} as for the servers");
        }
        if (!KeyFile.TryRead(path, out var keys))
        {
            return used.Count == 0
                ? Finding.Warning(Name, $"{path} is absent or cannot be read", "holdfast keys rotate creates it; else mend its owner and mode")
                : Finding.Wrong(Name, $"{path} is absent or cannot be read, so no authenticator works", "bring it back from a backup, or mend its owner and mode");
        }
        var missing = used.Except(keys.Select(key => key.Id)).ToArray();
        if (missing.Length > 0)
            return Finding.Wrong(Name, $"{path} lacks the keys {string.Join(", ", missing)}, so some authenticators do not work", "bring the file back from a backup");
        var sample = await patient.Kernel.Store.Factors.SealedUnderOthersAsync("", Sample, cancellationToken);
        var closed = sample.Count(totp => new KeyRing(path).Open(totp.Account, totp.Secret).Refusal is not null);
        if (closed > 0)
            return Finding.Wrong(Name, $"{closed} of {sample.Count} secrets do not open under {path}: a key was replaced, or they were altered", "bring the file back from a backup, or run holdfast user disable-mfa for whoever lost the authenticator");
        return (File.GetUnixFileMode(path) & Others) == 0
            ? Finding.Good(Name, $"{path} is its owner's alone and has every key in use")
            : Finding.Wrong(Name, $"{path} may be read or written by others than its owner", $"chmod 600 {path}");
    }
}
