using Holdfast.ApiKeys;
using Holdfast.Groups;
using Holdfast.Refusals;
using Holdfast.Sessions;
using Holdfast.Tests.Worlds;

namespace Holdfast.Tests.Statement;

/// <summary>What is done to API keys. Persons mint their own; those of a service are minted by others who cover it.</summary>
static class KeyDeeds
{
    static readonly SecretHash secret = SecretHash.Of("secret");

    public static IEnumerable<Deed> On(int target) => [.. Ending(target), .. Minting(target), .. Rotating(target), .. Renaming(target)];

    static IEnumerable<Deed> Ending(int target)
    {
        var all = new Deed($"revoke the keys of {target}", new RevokeApiKeysOf(Known.Accounts[target]))
        {
            Needs = ["holdfast.delete_api_key"],
            ActsOn = [target],
            Sensitive = true,
        };
        var one = all with
        {
            Name = $"revoke a key of {target}",
            Command = new RevokeApiKey(Known.Keys[target], Known.Accounts[target]),
            OwnWhenMine = true,
            OwnerOfDoor = target,
        };
        return
        [
            all,
            one,
            one with
            {
                Name = $"revoke a key as one of {target} that is another's",
                Command = new RevokeApiKey(Known.Keys[1 - target], Known.Accounts[target]),
                Missing = _ => "not_found",
            },
        ];
    }

    static IEnumerable<Deed> Minting(int target) =>
    [
        Mint(target, Worlds.Ending.Soon, "holdfast.view_account"),
        Mint(target, Worlds.Ending.Late, "holdfast.view_account", "holdfast.sensitive"),
        Mint(target, Worlds.Ending.Soon, Known.HostPermission),
        Mint(target, Worlds.Ending.Soon, "holdfast.everything") with
        {
            Invalid = world => target != 0 || !world.Caller.HasAccount ? "invalid_command" : world[target].Live ? null : "invalid_command",
        },
        Mint(target, Worlds.Ending.Past, "holdfast.view_account") with { Invalid = _ => "invalid_expiry" },
    ];

    static Deed Mint(int target, Ending ending, params string[] scopes) => OfService(
        $"mint a key for {target} until {ending} with {string.Join(' ', scopes)}",
        target,
        new CreateApiKey(Known.Keys[target], secret, Known.Accounts[target], "key")
        {
            Secret = new(new Guid(target + 1, 0, 0, new byte[8])),
            Scopes = Outcome<IReadOnlySet<Permission>>.Done(scopes.Select(Known.Permission).ToHashSet()),
            ExpiresAt = Known.At(ending)!.Value,
        }) with
    {
        Gives = [.. scopes.Where(scope => scope is not ("holdfast.sensitive" or "holdfast.everything"))],
        Lasts = ending,
        Invalid = world => world[target].Live ? null : "invalid_command",
    };

    static IEnumerable<Deed> Rotating(int target)
    {
        Deed Rotate(string name, int key, int minutes, string? missing, string? invalid) =>
            OfService(name, target, new RotateApiKey(Known.Keys[key], Known.Accounts[target], default, secret) { Overlap = TimeSpan.FromMinutes(minutes) }) with
            {
                Missing = _ => missing,
                Invalid = _ => invalid,
            };
        return
        [
            Rotate($"rotate a key of {target}", target, 0, null, null),
            Rotate($"rotate a key of {target}, a day of overlap", target, 1440, null, null),
            Rotate($"rotate a key of {target}, too much overlap", target, 1441, null, "invalid_expiry"),
            Rotate($"rotate a key of {target}, overlap of the past", target, -1, null, "invalid_expiry"),
            Rotate($"rotate a key as one of {target} that is another's", 1 - target, 0, "not_found", null),
        ];
    }

    /// <summary>The key of a service is shown to whoever asks, who must cover the service.</summary>
    static Deed OfService(string name, int target, Holdfast.Gate.Command command) => new(name, command)
    {
        Needs = ["holdfast.add_api_key"],
        OwnWhenMine = true,
        OwnOfPersons = true,
        OwnerOfDoor = target,
        NeverByKeys = true,
        ActsOn = [target],
        Sensitive = true,
        Controls = (_, _) => true,
    };

    static IEnumerable<Deed> Renaming(int target)
    {
        Deed Rename(string name, int key, string called, string? missing, string? invalid) =>
            new(name, new RenameApiKey(Known.Keys[key], Known.Accounts[target], ApiKeyName.Parse(called)))
            {
                Needs = ["holdfast.add_api_key"],
                OwnWhenMine = true,
                OwnerOfDoor = target,
                ActsOn = [target],
                Missing = _ => missing,
                Invalid = _ => invalid,
            };
        return
        [
            Rename($"rename a key of {target}", target, "new", null, null),
            Rename($"rename a key of {target} to nothing", target, " ", null, "invalid_command"),
            Rename($"rename a key as one of {target} that is another's", 1 - target, "new", "not_found", null),
        ];
    }
}
