using Holdfast.Accounts;
using Holdfast.Factors;
using Holdfast.Gate;
using Holdfast.Passwords;
using Holdfast.Recovery;
using Holdfast.Refusals;
using Holdfast.Sessions;
using Holdfast.SignIn;
using Holdfast.Tests.Worlds;

namespace Holdfast.Tests.Statement;

/// <summary>What is done to passwords, links, factors, sessions and keys.</summary>
static class CredentialDeeds
{
    static readonly PasswordHash hash = new("new hash");
    static readonly SecretHash secret = SecretHash.Of("secret");
    static readonly string[] change = ["holdfast.change_account"];

    public static IEnumerable<Deed> On(int target) => [.. ByOthers(target), .. Own(target), .. Proven(target), .. Sessions(target)];

    /// <summary>
    /// A password that is set otherwise than with the present one ends everything else that signs in, and a void sign-in is over.
    /// </summary>
    public static Person Renewed(Person person) => person with { Password = true, MustChangePassword = true, Passkey = false, Void = false };

    public static Deed TemporaryPassword(int target) =>
        new($"give {target} a temporary password", new IssueTemporaryPassword(Known.Accounts[target], hash))
        {
            Needs = change,
            ActsOn = [target],
            Sensitive = true,
            ChangesCredentials = true,
            Controls = (_, _) => true,
            Renews = [target],
            Becomes = Renewed,
            Invalid = world => world[target].Service ? "invalid_command" : null,
        };

    static IEnumerable<Deed> ByOthers(int target) =>
    [
        TemporaryPassword(target),
        TemporaryPassword(target) with
        {
            Name = $"set the password of {target}",
            Command = new ChangeAccount(Known.Accounts[target]) { Password = hash },
        },
        TemporaryPassword(target) with
        {
            Name = $"set an unacceptable password of {target}",
            Command = new ChangeAccount(Known.Accounts[target]) { Password = Refusal.InvalidPassword("too short") },
            ChangesCredentials = false,
            Renews = [],
            Becomes = null,
            Invalid = _ => "invalid_password",
        },
        Link($"issue a link for {target}", target, LinkDelivery.Shown, _ => false),
        Link($"mail a link to {target}", target, new(LinkWish.Mail, MailIsOn: true), world => world[target].Mailing == Mailing.Personal) is var mailed
            ? mailed with { Invalid = world => mailed.Invalid(world) ?? (world[target].Mailing == Mailing.Personal ? null : "invalid_command") }
            : mailed,
        Link($"mail a link to {target} where no mail is sent", target, new(LinkWish.Mail, MailIsOn: false), _ => false) with { Invalid = _ => "invalid_command" },
        Link($"show or mail a link to {target}", target, new(LinkWish.Either, MailIsOn: true),
            world => world[target].Mailing == Mailing.Personal && world.Actor is not null && !world.Reach.Covers(world.MightOf(target))),
        new($"reset the factors of {target}", new ResetFactors(Known.Accounts[target]))
        {
            Needs = change,
            ActsOn = [target],
            Sensitive = true,
            ChangesCredentials = true,
            Controls = (_, _) => true,
            Renews = [target],
            Becomes = person => person with { Totp = false, Passkey = person.Passkey && !person.Password },
        },
    ];

    /// <summary>A link that is mailed to a personal address is shown to nobody: it needs the door and the rank alone.</summary>
    static Deed Link(string name, int target, LinkDelivery delivery, Func<World, bool> mailed) =>
        new(name, new IssueResetLink(Known.Accounts[target], Known.Token, secret) { Delivery = delivery })
        {
            Needs = change,
            ActsOn = [target],
            Shows = world => !mailed(world),
            Controls = (world, _) => !mailed(world),
            ChangesCredentials = true,
            Invalid = world => world[target].Service || !world[target].Live ? "invalid_command" : null,
        };

    static IEnumerable<Deed> Own(int target)
    {
        Deed Change(string name, long epoch, Outcome<PasswordHash> password, string? missing, string? invalid) =>
            new(name, new ChangeOwnPassword(Known.Accounts[target], epoch) { Password = password, NewToken = secret })
            {
                Doorway = Doorway.Own,
                At = ["done", "change_password"],
                OwnerOfDoor = target,
                NeverByKeys = true,
                ActsOn = [target],
                Becomes = invalid is null ? person => person with { Password = true, MustChangePassword = false } : null,
                Missing = _ => missing,
                Invalid = _ => invalid,
            };
        Deed Confirm(string name, long epoch, string? missing) =>
            new(name, new ReauthenticateSession(Known.Accounts[target], epoch, secret))
            {
                Doorway = Doorway.Own,
                At = ["done", "enrol_factor"],
                OwnerOfDoor = target,
                NeverByKeys = true,
                Missing = world => missing ?? (world[target].HasFactor ? "invalid_credentials" : null),
            };
        return
        [
            Change($"change the own password of {target}", 1, hash, null, null),
            Change($"change the own password of {target}, proven before it changed", 0, hash, "invalid_credentials", null),
            Change($"change the own password of {target} to a bad one", 1, Refusal.InvalidPassword("too short"), null, "invalid_password"),
            Confirm($"confirm the password of {target}", 1, null),
            Confirm($"confirm the password of {target}, proven before it changed", 0, "invalid_credentials"),
        ];
    }

    static IEnumerable<Deed> Proven(int target)
    {
        Deed Start(string name, long epoch, Func<World, string?> missing) =>
            new(name, new StartSession(Known.Accounts[target], epoch, Known.Sessions[0], secret) { Transport = "cookie", NetworkHash = [] })
            {
                Doorway = Doorway.Open,
                Missing = missing,
            };
        Deed Redeem(string name, SecretHash link, Outcome<PasswordHash> password, Func<World, string?> missing, string? invalid) =>
            new(name, new RedeemToken(link, password))
            {
                Doorway = Doorway.Open,
                ActsOn = [target],
                ChangesCredentials = invalid is null,
                Renews = invalid is null ? [target] : [],
                Becomes = invalid is null ? person => Renewed(person) with { MustChangePassword = false } : null,
                Missing = missing,
                Invalid = _ => invalid,
            };
        Deed Mailed(string name, long epoch, string address, Func<World, string?> missing, bool mustBePersonal = false) =>
            new(name, new IssueRecoveryLink(Known.Accounts[target], epoch, Mirror.Email(address)!, Known.Token, secret) { MustBePersonal = mustBePersonal })
            {
                Doorway = Doorway.System,
                Missing = missing,
            };
        return
        [
            Mailed($"mail {target} a link", 1, $"person{target}@example.org", world => MayRecover(world[target]) ? null : "not_found"),
            Mailed($"mail {target} a link that somebody asked for", 1, $"person{target}@example.org",
                world => MayRecover(world[target]) && world[target].Mailing == Mailing.Personal ? null : "not_found", mustBePersonal: true),
            Mailed($"mail {target} a link, asked for before their credentials changed", 0, $"person{target}@example.org", _ => "not_found"),
            Mailed($"mail {target} a link to an address of the past", 1, "other@example.org", _ => "not_found"),
            Start($"begin a session of {target}", 1, world => world[target] is { Live: true, Password: true, Service: false, Void: false } && world.Policy != FactorPolicy.Passkey ? null : "invalid_credentials"),
            Start($"begin a session of {target}, proven before it changed", 0, _ => "invalid_credentials"),
            Redeem($"redeem the link of {target}", Known.Links[target], hash, world => world[target].Live ? null : "invalid_token", null),
            Redeem($"redeem the link of {target} with a bad password", Known.Links[target], Refusal.InvalidPassword("too short"), world => world[target].Live ? null : "invalid_token", "invalid_password"),
            Redeem("redeem a link that is none", secret, hash, _ => "invalid_token", null),
        ];
    }

    /// <summary>To a personal address, or to one that the account confirmed while its sign-in is not void.</summary>
    static bool MayRecover(Person person) => person is { Live: true, Service: false } and ({ Mailing: Mailing.Personal } or { Mailing: Mailing.Confirmed, Void: false });

    static IEnumerable<Deed> Sessions(int target)
    {
        var other = 1 - target;
        Deed Own(string name, SessionId? session, string? missing) =>
            new(name, new EndOwnSessions(Known.Accounts[target]) { Session = session })
            {
                Doorway = Doorway.Own,
                OwnerOfDoor = target,
                NeverByKeys = true,
                Missing = _ => missing,
            };
        var all = new Deed($"end the sessions of {target}", new EndSessions(Known.Accounts[target])) { Needs = change, ActsOn = [target] };
        return
        [
            all,
            all with { Name = $"end a session of {target}", Command = new EndSessions(Known.Accounts[target]) { Session = Known.Sessions[target] } },
            all with
            {
                Name = $"end a session as one of {target} that is another's",
                Command = new EndSessions(Known.Accounts[target]) { Session = Known.Sessions[other] },
                Missing = _ => "not_found",
            },
            Own($"sign {target} out elsewhere", null, null),
            Own($"sign {target} out of one session elsewhere", Known.Sessions[2], "not_found"),
            Own($"sign {target} out", Known.Sessions[0], target == 0 ? null : "not_found") with { At = ["done", "verify_factor", "change_password", "enrol_factor"] },
        ];
    }
}
