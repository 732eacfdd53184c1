using Holdfast.Accounts;
using Holdfast.Members;
using Holdfast.Refusals;
using Holdfast.Roles;
using Holdfast.Tests.Worlds;

namespace Holdfast.Tests.Statement;

/// <summary>What is done to one account's role, activity, expiry, lock and names.</summary>
static class AccountDeeds
{
    static readonly string[] change = ["holdfast.change_account"];

    static readonly Outcome<Reason> because = Reason.Parse("because");

    public static IEnumerable<Deed> On(int target) => [.. Authority(target), .. Locks(target), .. Names(target), .. Versions(target)];

    public static Deed ChangeRole(int target, Rung rung) =>
        new($"make {target} {rung}", new ChangeAccount(Known.Accounts[target]) { Role = Known.Role(rung) })
        {
            Needs = change,
            ActsOn = [target],
            Becomes = person => person with { Rung = rung },
        };

    public static Deed SetActive(int target, bool active) =>
        new(active ? $"activate {target}" : $"deactivate {target}", new ChangeAccount(Known.Accounts[target]) { IsActive = active })
        {
            Needs = change,
            ActsOn = [target],
            Becomes = person => person with { Active = active },
        };

    public static Deed SetExpiry(int target, Ending ending) =>
        new($"let {target} end {ending}", new ChangeAccount(Known.Accounts[target]) { ExpiresAt = Known.At(ending) })
        {
            Needs = change,
            ActsOn = [target],
            Becomes = person => person with { Ends = ending },
            Invalid = world => ending == Ending.Past && world[target].Ends != Ending.Past ? "invalid_expiry" : null,
        };

    public static Deed Lock(int target) =>
        new($"lock {target}", new LockAccount(Known.Accounts[target]) { Minutes = 60, Reason = because })
        {
            Needs = change,
            ActsOn = [target],
            Locks = true,
            Becomes = person => person with { Lock = Locking.Holds },
        };

    public static Deed Unlock(int target) =>
        new($"unlock {target}", new UnlockAccount(Known.Accounts[target]))
        {
            Needs = change,
            ActsOn = [target],
            Becomes = person => person with { Lock = Locking.None },
        };

    public static Deed Remove(int target) =>
        new($"remove {target}", new RemoveAccount(Known.Accounts[target]))
        {
            Needs = ["holdfast.delete_account"],
            ActsOn = [target],
            Becomes = person => person with { Removed = true, Active = false, Password = false, Lock = Locking.None },
        };

    public static Deed CarryOutDue(int target) =>
        new($"carry out what is due for {target}", new CarryOutDue(Known.Accounts[target]))
        {
            Doorway = Doorway.System,
            ActsOn = [target],
            Expires = true,
            Becomes = person => person with { Lock = person.Lock == Locking.Over ? Locking.None : person.Lock },
        };

    static IEnumerable<Deed> Authority(int target) =>
    [
        .. Enum.GetValues<Rung>().Select(rung => ChangeRole(target, rung)),
        .. Enum.GetValues<Ending>().Select(ending => SetExpiry(target, ending)),
        SetActive(target, true),
        SetActive(target, false),
        Remove(target),
        Remove(target) with { Name = $"purge {target}", Command = new RemoveAccount(Known.Accounts[target]) { Disposition = Disposition.Purge }, Sensitive = true },
        CarryOutDue(target),
        AtLeast(Rung.Staff, SetActive(target, false)),
        AtLeast(Rung.Administrator, Remove(target)),
        new($"make {target} staff and deactivate", new ChangeAccount(Known.Accounts[target]) { Role = Role.Staff, IsActive = false })
        {
            Needs = change,
            ActsOn = [target],
            Becomes = person => person with { Rung = Rung.Staff, Active = false },
        },
        new($"make {target} a role that is none", new ChangeAccount(Known.Accounts[target]) { Role = Refusal.UnknownRole("root") })
        {
            Needs = change,
            ActsOn = [target],
            Invalid = _ => "invalid_role",
        },
        new($"remove {target} for a reason that is too long", new RemoveAccount(Known.Accounts[target]) { Reason = Reason.Parse(new('x', 1025)) })
        {
            Needs = ["holdfast.delete_account"],
            ActsOn = [target],
            Becomes = Remove(target).Becomes,
            Invalid = _ => "invalid_reason",
        },
    ];

    /// <summary>Through a door that speaks of higher accounts alone.</summary>
    static Deed AtLeast(Rung rung, Deed deed) => deed with
    {
        Name = $"{deed.Name} where {rung} and above are",
        Command = (AccountCommand)deed.Command with { AtLeast = Known.Role(rung) },
        Missing = world => world[deed.ActsOn[0]].Rung < rung ? "not_found" : null,
    };

    static IEnumerable<Deed> Locks(int target)
    {
        var good = Lock(target);
        return
        [
            good,
            Unlock(target),
            .. new int?[] { 0, -1, int.MinValue, 525_601, int.MaxValue }.Select(minutes => good with
            {
                Name = $"lock {target} for {minutes} minutes",
                Command = new LockAccount(Known.Accounts[target]) { Minutes = minutes, Reason = because },
                Invalid = _ => "invalid_command",
            }),
            good with
            {
                Name = $"lock {target} without a reason",
                Command = new LockAccount(Known.Accounts[target]),
                Invalid = _ => "invalid_reason",
            },
        ];
    }

    static IEnumerable<Deed> Names(int target)
    {
        Deed Username(string name, string? code) =>
            new($"call {target} {name}", new ChangeAccount(Known.Accounts[target]) { Username = Accounts.Username.Parse(name) })
            {
                Needs = change,
                ActsOn = [target],
                Controls = (_, _) => name != $"person{target}",
                Invalid = _ => code,
            };
        Deed Email(string address, string? code, bool changes) =>
            new($"give {target} the address '{address}'", new ChangeAccount(Known.Accounts[target]) { Email = EmailAddress.Parse(address) })
            {
                Needs = change,
                ActsOn = [target],
                Sensitive = changes || code is not null,
                ChangesCredentials = changes,
                Controls = (_, _) => changes,
                Invalid = _ => code,
            };
        return
        [
            Username("fresh", null),
            Username("X", "invalid_username"),
            Username("taken", "username_taken"),
            Username($"person{target}", null),
            Username("given-up", "username_taken"),
            Username($"former{target}", null),
            Username($"former{1 - target}", "username_taken"),
            Username("gone", null) with { Invalid = world => world.Actor is null || world.Reach.Covers(Custodies.Gone) ? null : "username_taken" },
            Email("fresh@example.org", null, true),
            Email("", null, true),
            Email("nobody", "invalid_email", false),
            Email("taken@example.org", "email_taken", true),
            Email($"person{target}@example.org", null, false),
        ];
    }

    static IEnumerable<Deed> Versions(int target)
    {
        Deed Seen(string name, ChangeAccount command, string? code) => new(name, command) { Needs = change, ActsOn = [target], Controls = (_, _) => true, Invalid = _ => code };
        var renamed = new ChangeAccount(Known.Accounts[target]) { Username = Username.Parse("fresh") };
        return
        [
            Seen($"rename {target} as it is", renamed with { IfMatch = 1 }, null),
            Seen($"rename {target} as it was", renamed with { IfMatch = 7 }, "version_mismatch"),
            Seen($"call {target} taken, as it was", renamed with { IfMatch = 7, Username = Username.Parse("taken") }, "username_taken"),
            Seen($"call {target} X, as it was", renamed with { IfMatch = 7, Username = Username.Parse("X") }, "invalid_username"),
        ];
    }
}
