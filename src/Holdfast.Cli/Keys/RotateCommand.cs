using System.CommandLine;
using Holdfast.Cli.Help;
using Holdfast.Cli.Running;
using Holdfast.Cli.Stores;
using Holdfast.Factors;
using Holdfast.Membership;

namespace Holdfast.Cli.Keys;

/// <summary><c>holdfast keys rotate</c>.</summary>
static class RotateCommand
{
    const int Portion = 100;

    public static Command Create()
    {
        var store = StoreOption.Create();
        var command = new DocumentedCommand(
            "rotate",
            "Adds a key to the key file, creating the file when there is none, and seals every secret under it. "
                + "Servers may be running; give all nodes the new file. "
                + "For an API key see holdfast key rotate.",
            "holdfast keys rotate --store sqlite:/var/lib/holdfast/holdfast.db") { store };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(store), cancellationToken));
        return command;
    }

    static async Task<int> RunAsync(string? storeOption, CancellationToken cancellationToken)
    {
        if (KeyFilePlace.Choose(storeOption).Path is not { } path)
            throw new CommandFailure(ExitCode.Usage, $"set {KeyFilePlace.Variable} to the key file, which must not stand in the database");
        await using var kernel = await CommandKernel.OpenAsync(storeOption, cancellationToken);
        var used = await kernel.Store.Factors.KeysInUseAsync(cancellationToken);
        var key = NewKey(path, used);
        var ring = new KeyRing(path);
        var count = await ResealTotpsAsync(kernel, ring, key, cancellationToken) + await ResealIssuerKeysAsync(kernel, ring, key, cancellationToken);
        Console.Error.WriteLine($"key {key} seals from now on, {count} secrets sealed again: {path}");
        return ExitCode.Done;
    }

    static string NewKey(string path, IReadOnlySet<string> used)
    {
        if (File.Exists(path))
        {
            return KeyFile.TryRead(path, out var keys)
                ? KeyFile.Rotate(path, key => used.Contains(key.Id))
                : throw new CommandFailure(ExitCode.Failed, $"{path} cannot be read or holds no key: mend its owner and mode, or bring it back from a backup");
        }
        if (used.Count > 0)
            throw new CommandFailure(ExitCode.Failed, $"{path} does not exist, but secrets are sealed under its keys: bring it back from a backup, or name another file with {KeyFilePlace.Variable}");
        KeyFile.CreateIfAbsent(path);
        return KeyFile.TryRead(path, out var created) ? created[^1].Id : throw new CommandFailure(ExitCode.Failed, $"{path} could not be created");
    }

    /// <summary>In portions, each a transaction of its own: what is interrupted goes on with the next rotation.</summary>
    static async Task<int> ResealTotpsAsync(CommandKernel kernel, KeyRing ring, string key, CancellationToken cancellationToken)
    {
        for (var count = 0; ;)
        {
            var portion = await kernel.Store.Factors.SealedUnderOthersAsync(key, Portion, cancellationToken);
            if (portion.Count == 0)
                return count;
            var secrets = portion.Select(totp => (totp, Reseal(ring, totp))).ToArray();
            await MustAsync(kernel, new ResealTotps(key, secrets), cancellationToken);
            count += secrets.Length;
        }
    }

    /// <summary>There is one at most whose private half is kept.</summary>
    static async Task<int> ResealIssuerKeysAsync(CommandKernel kernel, KeyRing ring, string key, CancellationToken cancellationToken)
    {
        var count = 0;
        foreach (var issuerKey in await kernel.Store.StatusLists.IssuerKeysAsync(cancellationToken))
        {
            if (issuerKey.Private is not { } secret || secret.KeyId == key)
                continue;
            var sealedAnew = ring.Open(issuerKey.Public, secret).Then(ring.Seal).Match(
                done => done,
                _ => throw new CommandFailure(
                    ExitCode.Failed,
                    $"the issuer key does not open under key {secret.KeyId}: that key is missing or the issuer key was altered. Bring the key file back, or run holdfast keys rotate-issuer"));
            await MustAsync(kernel, new ResealIssuerKey(issuerKey, sealedAnew), cancellationToken);
            count++;
        }
        return count;
    }

    static async Task MustAsync(CommandKernel kernel, Gate.Command command, CancellationToken cancellationToken)
    {
        var outcome = await kernel.Gate.ExecuteAsync(kernel.Actor, command, cancellationToken);
        if (outcome.Refusal is { } refusal)
            throw new CommandFailure(ExitCode.Of(refusal), refusal.Detail);
    }

    static SealedSecret Reseal(KeyRing ring, StoredTotp totp) => ring.Open(totp.Account, totp.Secret).Then(secret => ring.Seal(totp.Account, secret)).Match(
        sealedSecret => sealedSecret,
        _ => throw new CommandFailure(
            ExitCode.Failed,
            $"the secret of account {totp.Account} does not open under key {totp.Secret.KeyId}: its key is missing or it was altered. Bring the key file back, or run holdfast user disable-mfa --user {totp.Account} --reason …"));
}
