using Holdfast.Factors;
using Holdfast.Membership;
using Holdfast.Refusals;
using Holdfast.Sessions;
using Holdfast.SignIn;
using Holdfast.Tests.Worlds;

namespace Holdfast.Tests.Statement;

/// <summary>
/// What is done to second factors. Accounts with an authenticator used the step <see cref="LastStep"/> last and have one backup code.
/// </summary>
static class FactorDeeds
{
    public const long LastStep = 100;

    public static readonly byte[] Code = [1, 2, 3];

    static readonly SecretHash token = SecretHash.Of("new token");
    static readonly SealedSecret secret = new("key", [0], [0]);

    public static IEnumerable<Deed> On(int target) => [.. Passing(target), .. Enrolling(target), .. Confirming(target)];

    public static IEnumerable<Deed> All { get; } =
    [
        new("seal secrets under a new key", new ResealTotps("key", [])) { Doorway = Doorway.Operator },
        new("seal the issuer key under a new key", new ResealIssuerKey(new(new("x", "y"), secret, Known.Now, null), secret)) { Doorway = Doorway.Operator },
        new("sign with a new issuer key", new RotateIssuerKey(new(new("x", "y"), secret, Known.Now, null))) { Doorway = Doorway.Operator },
    ];

    static IEnumerable<Deed> Passing(int target)
    {
        Deed Pass(string name, long epoch, FactorEvidence evidence, Func<World, bool> holds) =>
            Own(name, target, new ProveFactor(Known.Accounts[target], epoch, evidence, token) { NetworkHash = [] }, "verify_factor") with
            {
                Missing = world => holds(world) && !world[target].Removed && epoch == 1 ? null : "invalid_credentials",
            };
        FactorEvidence.Totp Totp(long step) => new(Known.Accounts[target], Known.Factors[target], step);
        return
        [
            Pass($"pass the factor of {target}", 1, Totp(LastStep + 1), world => world[target].Totp),
            Pass($"pass the factor of {target}, proven before it changed", 0, Totp(LastStep + 1), world => world[target].Totp),
            Pass($"pass the factor of {target} by a used code", 1, Totp(LastStep), _ => false),
            Pass($"pass the factor of {target} by another's", 1, Totp(LastStep + 1) with { Account = Known.Accounts[1 - target], Id = Known.Factors[1 - target] }, _ => false),
            Pass($"pass the factor of {target} by a backup code", 1, new FactorEvidence.Backup(Known.Accounts[target], Code), world => world[target].HasFactor),
            Pass($"pass the factor of {target} by a backup code that is none", 1, new FactorEvidence.Backup(Known.Accounts[target], [9]), _ => false),
        ];
    }

    static IEnumerable<Deed> Enrolling(int target)
    {
        var begin = Own($"begin to enrol {target}", target, new BeginTotp(Known.Accounts[target], Known.Factors[target], secret), "done", "enrol_factor") with
        {
            Sensitive = true,
            Invalid = world => NotEnrollable(world, target) ? "invalid_command" : null,
        };
        Deed Confirm(string name, FactorId factor, Outcome<long> step, Func<World, string?> invalid) =>
            Own(name, target, new ConfirmTotp(Known.Accounts[target], factor, step, token) { BackupCodes = [] }, "done", "enrol_factor") with
            {
                Sensitive = true,
                Becomes = person => person with { Totp = true },
                ActsOn = [target],
                Invalid = world => NotEnrollable(world, target) ? "invalid_command" : invalid(world),
            };
        var remove = Own($"remove the authenticator of {target}", target, new RemoveTotp(Known.Accounts[target], Known.Factors[target]), "done") with
        {
            Sensitive = true,
            Becomes = person => person with { Totp = false },
            ActsOn = [target],
            Missing = world => world[target].Totp ? null : "not_found",
        };
        return
        [
            begin,
            Confirm($"confirm the authenticator of {target}", Known.Factors[target], 5, _ => null),
            Confirm($"confirm the authenticator of {target} by a wrong code", Known.Factors[target], Refusal.InvalidCode("wrong"), _ => "invalid_code"),
            Confirm($"confirm an authenticator of {target} that was not begun", Known.Factors[2], 5, _ => "invalid_command"),
            remove,
            remove with
            {
                Name = $"remove an authenticator of {target} that is none",
                Command = new RemoveTotp(Known.Accounts[target], Known.Factors[2]),
                Missing = _ => "not_found",
            },
            Own($"replace the backup codes of {target}", target, new ReplaceBackupCodes(Known.Accounts[target], []), "done") with
            {
                Sensitive = true,
                Invalid = world => world[target].HasFactor ? null : "invalid_command",
            },
        ];
    }

    static IEnumerable<Deed> Confirming(int target)
    {
        Deed Confirm(string name, FactorEvidence evidence, Func<World, bool> holds) =>
            Own(name, target, new ReauthenticateSession(Known.Accounts[target], 1, token) { Factor = evidence }, "done", "enrol_factor") with
            {
                Missing = world => !world[target].Removed && (!world[target].HasFactor || holds(world)) ? null : "invalid_credentials",
            };
        FactorEvidence.Totp Totp(long step) => new(Known.Accounts[target], Known.Factors[target], step);
        return
        [
            Confirm($"confirm password and code of {target}", Totp(LastStep + 1), world => world[target].Totp),
            Confirm($"confirm password and a used code of {target}", Totp(LastStep), _ => false),
            Confirm($"confirm password and backup code of {target}", new FactorEvidence.Backup(Known.Accounts[target], Code), _ => true),
        ];
    }

    static bool NotEnrollable(World world, int target) => world[target].Totp || world.Policy == FactorPolicy.None;

    static Deed Own(string name, int target, Holdfast.Gate.Command command, params string[] at) =>
        new(name, command) { Doorway = Doorway.Own, OwnerOfDoor = target, NeverByKeys = true, At = at };
}
