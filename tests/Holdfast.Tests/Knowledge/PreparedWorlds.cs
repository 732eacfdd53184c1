using Holdfast.Accounts;
using Holdfast.Custody;
using Holdfast.Roles;
using Holdfast.SignIn;

namespace Holdfast.Tests.Knowledge;

/// <summary>A state from which histories begin.</summary>
sealed record PreparedWorld(string Name, Twin Start)
{
    public override string ToString() => Name;
}

/// <summary>
/// The worlds of the knowledge test: three persons, a service, a group, two permissions of the host. Each begins with accounts that nobody else set up, and then plays a short
/// history by the rules, so that what is there came about as it does in life.
/// </summary>
static class PreparedWorlds
{
    const int Manager = Held.ChangeAccount | Held.AddAccount | Held.AddKey | Held.DeleteAccount | Held.Order;

    static readonly Performer adversary = new(Means.Owner, 0);
    static readonly Performer second = new(Means.Owner, 1);
    static readonly Performer third = new(Means.Owner, 2);
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
            new(adversary, Deed.TemporaryPassword, 1), new(new(Means.Thief, 1), Deed.ChangePassword, 1), new(third, Deed.Remove, 0)),
        World("a house domain",
            [Person(0, Role.Staff, Manager, Box.House), Person(1, Role.User, password: false, box: Box.House), Person(2, Role.Developer)],
            new Move(adversary, Deed.MailLink, 1)),
        World("an administrator with an end",
            [Ending(Person(0, Role.Administrator)), Person(1, Role.User), Person(2, Role.Developer)]),
        World("a key of the service that the adversary minted",
            [Person(0, Role.Staff, Manager), Person(1, Role.Staff, Held.ChangeAccount), Person(2, Role.Developer), Service(Role.Staff, Held.ChangeAccount)],
            new Move(adversary, Deed.MintForService, 3)),
        World("a chain of custodians",
            [Person(0, Role.Staff, Manager), Person(1, Role.Staff, Held.ChangeAccount), Person(2, Role.User)],
            new(adversary, Deed.TemporaryPassword, 1), new(new(Means.Thief, 1), Deed.ChangePassword, 1), new(second, Deed.TemporaryPassword, 2)),
        World("a seat that is free",
            [Person(0, Role.Staff, Manager | Held.ChangeGroup), Person(2, Role.Developer)]),
        World("a mailbox that the adversary named",
            [Person(0, Role.Staff, Manager), Person(1, Role.User), Person(2, Role.Administrator)],
            new(adversary, Deed.NameMailbox, 1, (int)Box.Adversarys), new(adversary, Deed.ShowLink, 1), new(outside, Deed.UseLink, 0)),
        World("an own key that issued a password",
            [Person(0, Role.Staff, Manager), Person(1, Role.User), Person(2, Role.Developer)],
            new(adversary, Deed.MintOwn, 0), new(new(Means.Key, 0), Deed.TemporaryPassword, 1)),
        World("an administrator beside a developer whose password waits",
            [Person(0, Role.Administrator), Person(1, Role.Developer), Person(2, Role.Developer)],
            new Move(second, Deed.TemporaryPassword, 2)),
    ];

    public static PreparedWorld Named(string name) => All.First(world => world.Name == name);

    static PreparedWorld World(string name, Seat[] seats, params Move[] history)
    {
        var state = new Twin { Group = Held.Order, Settings = seats.Any(seat => seat.Account.Email is { } email && Cast.BoxOf(email) == Box.House) ? house : SignInSettings.Default };
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
