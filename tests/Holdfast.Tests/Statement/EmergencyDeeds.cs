using Holdfast.Accounts;
using Holdfast.Passwords;
using Holdfast.Recovery;
using Holdfast.Refusals;
using Holdfast.Sessions;
using Holdfast.Tests.Worlds;

namespace Holdfast.Tests.Statement;

/// <summary>
/// The five emergency operations of page 3: the operator's alone; of the rules about authority only the seventh can say no.
/// </summary>
static class EmergencyDeeds
{
    static readonly PlainRecord record = new();
    static readonly SecretHash secret = SecretHash.Of("secret");
    static readonly Outcome<Reason> because = Reason.Parse("the phone was lost");

    public static IEnumerable<Deed> On(int target) =>
    [
        .. Enum.GetValues<Rung>().Select(rung => Promote(target, rung)),
        Operation($"unlock {target}", target, new EmergencyUnlock(Known.Accounts[target], record)) with { Becomes = person => person with { Lock = Locking.None } },
        Operation($"disable the factors of {target}", target, new EmergencyDisableMfa(Known.Accounts[target], record)) with
        {
            Renews = [target],
            Becomes = person => person with { Totp = false, Passkey = person.Passkey && !person.Password },
        },
        .. Passwords(target),
        .. Access(target),
        Operation($"unlock {target} for a short reason", target, new EmergencyUnlock(Known.Accounts[target], record) { Reason = Reason.Parse("lost") }) with
        {
            Invalid = _ => "invalid_reason",
        },
    ];

    public static Deed Promote(int target, Rung rung) =>
        Operation($"make {target} {rung}", target, new EmergencyPromote(Known.Accounts[target], record, Known.Role(rung))) with
        {
            Becomes = person => person with { Rung = rung },
        };

    static IEnumerable<Deed> Passwords(int target)
    {
        Outcome<PasswordHash> hash = new PasswordHash("new hash");
        var reset = Operation($"reset the password of {target}", target, new EmergencyResetPassword(Known.Accounts[target], record, hash));
        return
        [
            reset with
            {
                Renews = [target],
                Becomes = CredentialDeeds.Renewed,
                Invalid = world => world[target].Service ? "invalid_command" : null,
            },
            reset with
            {
                Name = $"reset the password of {target} to a bad one",
                Command = new EmergencyResetPassword(Known.Accounts[target], record, Refusal.InvalidPassword("too short")) { Reason = because },
                Invalid = _ => "invalid_password",
            },
        ];
    }

    static IEnumerable<Deed> Access(int target)
    {
        Deed For(int minutes) =>
            Operation($"link for {target}, {minutes} minutes", target, new EmergencyAccess(Known.Accounts[target], record, Known.Token, secret, TimeSpan.FromMinutes(minutes))) with
            {
                Invalid = world => minutes is < 1 or > 60 ? "invalid_expiry" : world[target].Service || !world[target].Live ? "invalid_command" : null,
            };
        return new[] { 0, 1, 60, 61 }.Select(For);
    }

    static Deed Operation(string name, int target, EmergencyCommand command) =>
        new($"emergency: {name}", command.Reason.Match(reason => reason.Value.Length == 0, _ => false) ? command with { Reason = because } : command)
        {
            Doorway = Doorway.Operator,
            ActsOn = [target],
        };
}
