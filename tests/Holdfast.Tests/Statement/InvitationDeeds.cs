using Holdfast.Accounts;
using Holdfast.Groups;
using Holdfast.Invitations;
using Holdfast.Passwords;
using Holdfast.Refusals;
using Holdfast.Sessions;
using Holdfast.Tests.Worlds;

namespace Holdfast.Tests.Statement;

/// <summary>Promising accounts, taking promises back, and having them kept.</summary>
static class InvitationDeeds
{
    static readonly SecretHash secret = SecretHash.Of("secret");
    static readonly PasswordHash hash = new("hash");
    static readonly string[] add = ["holdfast.add_account"];

    /// <summary>Those on what an account promised.</summary>
    public static IEnumerable<Deed> On(int inviter) => [.. Accepting(inviter), .. Handling(inviter)];

    /// <summary>Those that promise.</summary>
    public static IEnumerable<Deed> All { get; } =
    [
        .. from rung in Enum.GetValues<Rung>()
           from ending in Enum.GetValues<Ending>()
           select Promising($"{rung} until {ending}", Plain(rung) with { AccountExpiresAt = Known.At(ending) }, new Person(rung) { Ends = ending }, ending == Ending.Past ? "invalid_expiry" : null),
        .. Faulty(),
        new("accept an invitation that is none", new AcceptInvitation(secret, Known.Newcomer, Username.Parse("fresh"), hash)) { Doorway = Doorway.Open, Missing = _ => "invalid_token" },
        new("take back an invitation that is none", new RevokeInvitation(new InvitationId(Guid.Empty))) { Needs = add, Missing = _ => "not_found" },
    ];

    static Invite Plain(Rung rung) => new(Known.Invitations[0], EmailAddress.Parse("fresh@example.org"), Known.Role(rung)) { Link = secret };

    static Deed Promising(string name, Invite command, Person? promised, string? code = null) => new($"invite {name}", command)
    {
        Needs = command.Groups.Count > 0 ? ["holdfast.add_account", "holdfast.change_group"] : add,
        Promises = promised,
        Sensitive = promised is { Rung: >= Rung.Staff },
        Shows = _ => command.Link is not null,
        Hands = promised,
        Invalid = world => code is "invalid_email" or "invalid_role" ? code : world.Caller.HasAccount ? code : "invalid_command",
    };

    static IEnumerable<Deed> Faulty()
    {
        var (staff, person) = (Plain(Rung.Staff), new Person(Rung.Staff));
        return
        [
            Promising("by mail", staff with { Link = null }, person),
            Promising("a user by mail", Plain(Rung.User) with { Link = null }, new Person(Rung.User)),
            Promising("a user who ends soon by mail", Plain(Rung.User) with { Link = null, AccountExpiresAt = Known.At(Ending.Soon) }, new Person(Rung.User) { Ends = Ending.Soon }),
            Promising("into a group", staff with { Groups = [Known.Group] }, person) with { Gives = [Known.HostPermission] },
            Promising("into a group that is none", staff with { Groups = [Known.NoGroup] }, person, "invalid_group"),
            Promising("nobody", staff with { Email = EmailAddress.Parse(" ") }, person, "invalid_email"),
            Promising("an address that is none", staff with { Email = EmailAddress.Parse("nobody") }, person, "invalid_email"),
            Promising("an address that is taken", staff with { Email = EmailAddress.Parse("taken@example.org") }, person, "email_taken"),
            Promising("to a role that is none", staff with { Role = Refusal.UnknownRole("root") }, person, "invalid_role"),
            Promising("until yesterday", staff with { ExpiresAt = Known.Now.AddDays(-1) }, person, "invalid_expiry"),
            Promising("for ten days", staff with { ExpiresAt = Known.At(Ending.Middle) }, person) with { Lasts = Ending.Middle },
            Promising("for a hundred days", staff with { ExpiresAt = Known.At(Ending.Late) }, person, "invalid_expiry") with { Lasts = Ending.Late },
        ];
    }

    /// <summary>
    /// The first account's invitation went to a personal address; the others carry their inviters, who must cover what they promised.
    /// </summary>
    static IEnumerable<Deed> Accepting(int inviter)
    {
        var promise = World.Might(Known.PromisedBy(inviter), inviter == 1 ? new HashSet<string> { Known.HostPermission } : Might.Nothing);
        Deed Accept(string name, AcceptInvitation command, string? code) => new($"accept the invitation of {inviter}{name}", command)
        {
            Doorway = Doorway.Open,
            Creates = Known.PromisedBy(inviter),
            GrantedBy = inviter,
            Gives = inviter == 1 ? [Known.HostPermission] : [],
            Missing = world => world[inviter] is { Live: true, Rung: >= Rung.Staff } && (inviter == 0 || PageOne.MightOfInviter(world[inviter]).Covers(promise)) ? null : "invalid_token",
            Invalid = _ => code,
        };
        var plain = new AcceptInvitation(Known.InvitationLinks[inviter], Known.Newcomer, Username.Parse("fresh"), hash);
        return
        [
            Accept("", plain, null),
            Accept(" with a bad name", plain with { Username = Username.Parse("X") }, "invalid_username"),
            Accept(" with a name that is taken", plain with { Username = Username.Parse("taken") }, "username_taken"),
            Accept(" with a bad password", plain with { Password = Refusal.InvalidPassword("too short") }, "invalid_password"),
        ];
    }

    static IEnumerable<Deed> Handling(int inviter) =>
    [
        new($"take back the invitation of {inviter}", new RevokeInvitation(Known.Invitations[inviter])) { Needs = add, OutrankedBy = inviter },
        new($"mail the invitation of {inviter}", new IssueInvitationLink(Known.Invitations[inviter], secret))
        {
            Doorway = Doorway.System,
            Missing = _ => inviter == 0 ? null : "not_found",
        },
    ];
}
