using Holdfast.Accounts;
using Holdfast.ApiKeys;
using Holdfast.Audit;
using Holdfast.Passwords;
using Holdfast.Recovery;
using Holdfast.Refusals;
using Holdfast.Roles;
using Holdfast.Sessions;
using Holdfast.Tests.Worlds;

namespace Holdfast.Tests.Statement;

/// <summary>What makes accounts, and what concerns none that is there.</summary>
static class CreationDeeds
{
    static readonly SecretHash secret = SecretHash.Of("secret");
    static readonly PasswordHash hash = new("hash");

    public static IEnumerable<Deed> All { get; } = [.. Creations(), .. Faulty(), .. Setups(), .. Others()];

    static CreateAccount Plain(Rung rung) => new(Known.Newcomer, AccountKind.Person, Username.Parse("fresh"), Known.Role(rung)) { Password = hash };

    static Deed Create(string name, CreateAccount command, Person? created, string? code = null) =>
        new($"create {name}", command)
        {
            Needs = ["holdfast.add_account"],
            Creates = created,
            Shows = _ => command.Password is not null || command.Invitation is not null,
            Hands = command.Password is not null || command.Invitation is not null ? created : null,
            Invalid = _ => code,
        };

    static IEnumerable<Deed> Creations() =>
        from rung in Enum.GetValues<Rung>()
        from ending in Enum.GetValues<Ending>()
        select Create(
            $"{rung} until {ending}",
            Plain(rung) with { ExpiresAt = Known.At(ending) },
            new Person(rung) { Ends = ending },
            ending == Ending.Past ? "invalid_expiry" : null);

    static IEnumerable<Deed> Faulty()
    {
        var staff = Plain(Rung.Staff);
        var person = new Person(Rung.Staff);
        var service = person with { Service = true, Password = false };
        return
        [
            Create("with a bad name", staff with { Username = Username.Parse("X") }, person, "invalid_username"),
            Create("with a name that is taken", staff with { Username = Username.Parse("taken") }, person, "username_taken"),
            Create("with an address that is taken", staff with { Email = EmailAddress.Parse("taken@example.org") }, person, "email_taken"),
            Create("with a bad password", staff with { Password = Refusal.InvalidPassword("too short") }, person, "invalid_password"),
            Create("with a role that is none", staff with { Role = Refusal.UnknownRole("root") }, null, "invalid_role"),
            Create("a service", staff with { AccountKind = AccountKind.Service, Password = null }, service),
            Create("a service with a password", staff with { AccountKind = AccountKind.Service }, service, "invalid_command"),
            Create("a service with an invitation", staff with { AccountKind = AccountKind.Service, Password = null, Invitation = (Known.Token, secret) }, service, "invalid_command"),
            Create("with a name that was given up", staff with { Username = Username.Parse("given-up") }, person, "username_taken"),
            Create("with the name of somebody gone", staff with { Username = Username.Parse("gone") }, person) with
            {
                Invalid = world => world.Actor is null || world.Reach.Covers(Custodies.Gone) ? null : "username_taken",
            },
            Create("by mail to an address that is not personal", staff with { Password = null, Invitation = (Known.Token, secret), Delivery = new(LinkWish.Mail, MailIsOn: true) }, person, "invalid_command"),
            Create("an invited person", staff with { Password = null, Invitation = (Known.Token, secret) }, person with { Password = false }),
        ];
    }

    static IEnumerable<Deed> Setups()
    {
        var owner = new CreateFirstOwner(Known.Newcomer, Username.Parse("fresh"), hash);
        return
        [
            new("create another first owner", owner) { Doorway = Doorway.Operator, Missing = _ => "already_set_up" },
            new("create another first owner by a link", owner with { Secret = secret }) { Doorway = Doorway.Open, Missing = _ => "already_set_up" },
            new("issue a setup link", new IssueSetupLink(Known.Token, secret)) { Doorway = Doorway.Operator, Missing = _ => "already_set_up" },
        ];
    }

    static IEnumerable<Deed> Others() =>
    [
        new("report a leak", new ReportLeak(secret)) { Doorway = Doorway.Open },
        new("read the log", new RecordReading("", "list")) { Needs = ["holdfast.view_audit_event"] },
    ];
}
