using Holdfast.Accounts;
using Holdfast.Custody;
using Holdfast.Roles;
using Holdfast.SignIn;

namespace Holdfast.Tests.Knowledge;

/// <summary>A state from which histories begin.</summary>
sealed record PreparedWorld(string Name, Twin Start)
{
    /// <summary>Whether the long form of the search goes one step deeper from here.</summary>
    public bool IsDeep => PreparedWorlds.Deep.Contains(Name);

    public override string ToString() => Name;
}

/// <summary>
/// The worlds of the knowledge test: three persons, a service, a group, two permissions of the host. Each begins with accounts that nobody
/// else set up, and then plays a short history by the rules, so that what is there came about as it does in life.
/// </summary>
static class PreparedWorlds
{
    const int Manager = Held.ChangeAccount | Held.AddAccount | Held.AddKey | Held.DeleteAccount | Held.Order;

    static readonly Performer adversary = new(Means.Owner, 0);
    static readonly Performer second = new(Means.Owner, 1);
    static readonly Performer third = new(Means.Owner, 2);
    static readonly Performer thief = new(Means.Thief, 1);
    static readonly Performer system = new(Means.System, 0);
    static readonly Performer outside = new(Means.AdversaryOutside, 0);

    static readonly SignInSettings house = SignInSettings.Default with
    {
        House = HouseDomains.Parse(["house.example"]).Match(domains => domains, refusal => throw new InvalidOperationException(refusal.Sentence)),
    };

    public static IReadOnlyList<PreparedWorld> All { get; } =
    [
        World("a fresh person with an unused link",
            [Person(0, Role.Administrator), Person(1, Role.User, password: false), Person(2, Role.Developer)],
            new Move(adversary, Deed.ShowLink, 1)),
        World("a link that was used",
            [Person(0, Role.Staff, Manager), Person(1, Role.User, password: false), Person(2, Role.Developer)],
            new(adversary, Deed.ShowLink, 1), new(outside, Deed.UseLink, 0)),
        World("a temporary password that waits",
            [Person(0, Role.Staff, Manager), Person(1, Role.Staff), Person(2, Role.Developer)],
            new Move(adversary, Deed.TemporaryPassword, 1)),
        World("a sign-in that was vouched for",
            [Person(0, Role.Staff, Manager), Person(1, Role.Staff, Held.ChangeAccount), Person(2, Role.Developer)],
            new(adversary, Deed.ShowLink, 1), new(outside, Deed.UseLink, 0), new(second, Deed.ChangePassword, 1), new(third, Deed.Vouch, 1)),
        World("a custodian who left",
            [Person(0, Role.Staff, Manager), Person(1, Role.User), Person(2, Role.Developer)],
            new(adversary, Deed.TemporaryPassword, 1), new(thief, Deed.ChangePassword, 1), new(third, Deed.Remove, 0)),
        World("a house domain",
            [Person(0, Role.Staff, Manager), Person(1, Role.User, password: false, box: Box.House), Person(2, Role.Developer)],
            new Move(adversary, Deed.MailLink, 1)),
        World("an administrator with an end",
            [Ending(Person(0, Role.Administrator)), Person(1, Role.User), Person(2, Role.Developer)]),
        World("a key of the service that the adversary minted",
            [Person(0, Role.Staff, Manager), Person(1, Role.Staff, Held.ChangeAccount), Person(2, Role.Developer), Service(Role.Staff, Held.ChangeAccount)],
            new Move(adversary, Deed.MintForService, 3)),
        World("a chain of custodians",
            [Person(0, Role.Staff, Manager), Person(1, Role.Staff, Held.ChangeAccount), Person(2, Role.User)],
            new(adversary, Deed.TemporaryPassword, 1), new(thief, Deed.ChangePassword, 1), new(second, Deed.TemporaryPassword, 2)),
        World("a seat that is free",
            [Person(0, Role.Staff, Manager | Held.ChangeGroup), Person(2, Role.Developer)]),
        World("a mailbox that the adversary named",
            [Person(0, Role.Staff, Manager), Person(1, Role.User), Person(2, Role.Administrator)],
            new(adversary, Deed.NameMailbox, 1, (int)Box.Adversarys), new(adversary, Deed.ShowLink, 1), new(outside, Deed.UseLink, 0),
            new(thief, Deed.ConfirmAddress, 1)),
        World("a mailed link that the adversary holds",
            [Person(0, Role.Staff, Manager), Person(1, Role.User), Person(2, Role.Administrator)],
            new(adversary, Deed.NameMailbox, 1, (int)Box.Adversarys), new(adversary, Deed.ShowLink, 1), new(outside, Deed.UseLink, 0),
            new(thief, Deed.ConfirmAddress, 1),
            new(second, Deed.ChangePassword, 1), new(system, Deed.Forgot, 1)),
        World("a house domain and a free seat",
            [Person(0, Role.Staff, Manager | Held.ChangeGroup, Box.House), Person(2, Role.Developer)]),
        World("a custodian of a person who invites",
            [Person(0, Role.Staff, Manager | Held.ChangeGroup), Person(1, Role.Staff, Held.AddAccount | Held.ChangeGroup)],
            new(adversary, Deed.TemporaryPassword, 1), new(thief, Deed.ChangePassword, 1)),
        World("a passkey that the adversary planted",
            [Person(0, Role.Staff, Manager), Person(1, Role.User, password: false), Person(2, Role.Developer)],
            new(adversary, Deed.ShowLink, 1), new(outside, Deed.UseLink, 0), new(thief, Deed.AddPasskey, 1)),
        World("an issuer who holds little",
            [Person(0, Role.Staff, Held.ChangeAccount), Person(1, Role.User, password: false), Person(2, Role.Administrator)],
            new(adversary, Deed.ShowLink, 1), new(outside, Deed.UseLink, 0)),
        World("a person who confirmed their address",
            [Person(0, Role.Staff, Manager), Person(1, Role.User), Person(2, Role.Developer)],
            new Move(second, Deed.ConfirmAddress, 1)),
        World("a person who ends with their issuer",
            [Ending(Person(0, Role.Administrator)), Ending(Person(1, Role.User)), Person(2, Role.Developer)],
            new Move(adversary, Deed.ShowLink, 1)),
        World("a temporary password that ends with its issuer",
            [Ending(Person(0, Role.Administrator)), Ending(Person(1, Role.User)), Person(2, Role.Developer)],
            new Move(adversary, Deed.TemporaryPassword, 1)),
        World("an own key that issued a password",
            [Person(0, Role.Staff, Manager), Person(1, Role.User), Person(2, Role.Developer)],
            new(adversary, Deed.MintOwn, 0), new(new(Means.Key, 0), Deed.TemporaryPassword, 1)),
        World("an administrator and a developer whose password waits",
            [Person(0, Role.Administrator), Person(1, Role.Developer), Person(2, Role.Developer)],
            new Move(second, Deed.TemporaryPassword, 2)),
    ];

    /// <summary>The worlds of page 10.7, from which the long form goes deepest.</summary>
    public static IReadOnlySet<string> Deep { get; } = All.Take(9).Select(world => world.Name).ToHashSet();

    public static PreparedWorld Named(string name) => All.First(world => world.Name == name);

    static PreparedWorld World(string name, Seat[] seats, params Move[] history)
    {
        var isHouse = seats.Any(seat => seat.Account.Email is { } email && house.House.Has(email));
        var state = new Twin { Group = Held.Order, Settings = isHouse ? house : SignInSettings.Default };
        foreach (var seat in seats)
            state.Seats[Cast.SeatOf(seat.Account.Id)] = seat;
        var play = new Play(Laws.OfTheKernel);
        state = play.Begin(state);
        foreach (var move in history)
        {
            var (after, refusal) = play.Try(state, move);
            state = after ?? throw new InvalidOperationException($"{name}: {move} is refused: {refusal?.Sentence}");
        }
        return new(name, state);
    }

    static Seat Person(int seat, Role role, int direct = 0, Box box = Box.Own, bool password = true) => new(new Account
    {
        Id = Cast.Accounts[seat],
        Kind = AccountKind.Person,
        Username = Username.Parse($"person{seat}").Match(name => name, refusal => throw new InvalidOperationException(refusal.Sentence)),
        Email = Cast.Address(box, seat),
        EmailTypist = EmailTypist.Trusted,
        Role = role,
        IsActive = true,
        CreatedAt = Cast.Start,
        JoinedAt = Cast.Start,
        CredentialEpoch = 1,
        Version = 1,
        PasswordHash = password ? Seat.Safe + "1" : null,
    })
    {
        Direct = direct,
    };

    static Seat Ending(Seat seat) => seat with { Account = seat.Account with { ExpiresAt = Cast.Soon } };

    static Seat Service(Role role, int direct)
    {
        var seat = Person(Cast.Service, role, direct, password: false);
        return seat with { Account = seat.Account with { Kind = AccountKind.Service, Email = null } };
    }
}
