using Holdfast.Factors;
using Holdfast.Passkeys;
using Holdfast.Refusals;
using Holdfast.Sessions;
using Holdfast.SignIn;
using Holdfast.Tests.Worlds;

namespace Holdfast.Tests.Statement;

/// <summary>What is done with passkeys. Each account with one used it last at this count.</summary>
static class PasskeyDeeds
{
    public const uint SignCount = 7;

    static readonly SecretHash token = SecretHash.Of("new token");

    public static IEnumerable<Deed> On(int target) => [.. Showing(target), .. Keeping(target)];

    static IEnumerable<Deed> Showing(int target)
    {
        FactorEvidence.Passkey Shown(uint count) => new(Known.Accounts[target], Known.Passkeys[target], count, false);
        var another = Shown(SignCount + 1) with { Account = Known.Accounts[1 - target], Id = Known.Passkeys[1 - target] };
        Deed Start(string name, long epoch, FactorEvidence.Passkey shown, bool right) =>
            new(name, new StartSession(Known.Accounts[target], epoch, Known.Sessions[0], token) { Transport = "cookie", NetworkHash = [], Passkey = shown })
            {
                Doorway = Doorway.Open,
                Missing = world => right && world[target] is { Passkey: true, Live: true, Service: false, Void: false } ? null : "invalid_credentials",
            };
        Deed Pass(string name, FactorEvidence.Passkey shown, bool right) =>
            Own(name, target, new ProveFactor(Known.Accounts[target], 1, shown, token) { NetworkHash = [] }, "verify_factor") with
            {
                Missing = world => right && world[target].Passkey && !world[target].Removed ? null : "invalid_credentials",
            };
        return
        [
            Start($"sign in with the passkey of {target}", 1, Shown(SignCount + 1), right: true),
            Start($"sign in with the passkey of {target}, shown before credentials ended", 0, Shown(SignCount + 1), right: false),
            Start($"sign in with a count of the passkey of {target} that did not rise", 1, Shown(SignCount), right: false),
            Start($"sign in as {target} with another's passkey", 1, another, right: false),
            Pass($"pass the factor of {target} by passkey", Shown(SignCount + 1), right: true),
            Pass($"pass the factor of {target} by a count that did not rise", Shown(0), right: false),
            Pass($"pass the factor of {target} by another's passkey", another, right: false),
            Own($"confirm by the passkey of {target}", target, new ReauthenticateSession(Known.Accounts[target], 1, token) { Factor = Shown(SignCount + 1) }, "done", "enrol_factor") with
            {
                Missing = world => !world[target].Removed && (!world[target].HasFactor || world[target].Passkey) ? null : "invalid_credentials",
            },
        ];
    }

    static IEnumerable<Deed> Keeping(int target)
    {
        Deed Add(string name, byte credential, Outcome<string> called, Func<World, string?> invalid) =>
            Own(name, target, new AddPasskey(Known.Accounts[target], New(target, credential), token) { Name = called }, "done", "enrol_factor") with
            {
                Sensitive = true,
                Becomes = person => person with { Passkey = true },
                ActsOn = [target],
                Invalid = world => called.Refusal is null && world.Policy == FactorPolicy.None ? "invalid_command" : invalid(world),
            };
        Deed Remove(string name, FactorId factor, Func<World, bool> there) =>
            Own(name, target, new RemovePasskey(Known.Accounts[target], factor), "done") with
            {
                Sensitive = true,
                Becomes = person => person with { Passkey = false },
                ActsOn = [target],
                Missing = world => there(world) ? null : "not_found",
            };
        return
        [
            Add($"register a passkey of {target}", 9, "key", _ => null),
            Add($"register a passkey of {target} without a name", 9, Refusal.InvalidPasskey("no name"), _ => "invalid_passkey"),
            Add($"register a passkey of {target} that another has", (byte)(1 - target), "key", world => world[1 - target].Passkey ? "invalid_passkey" : null),
            Remove($"remove the passkey of {target}", Known.Passkeys[target], world => world[target].Passkey),
            Remove($"remove another's passkey as {target}", Known.Passkeys[1 - target], _ => false),
        ];
    }

    static StoredPasskey New(int target, byte credential) => new(Known.Passkeys[target], Known.Accounts[target], "", [credential], [0]) { CreatedAt = Known.Now };

    static Deed Own(string name, int target, Holdfast.Gate.Command command, params string[] at) =>
        new(name, command) { Doorway = Doorway.Own, OwnerOfDoor = target, NeverByKeys = true, At = at };
}
