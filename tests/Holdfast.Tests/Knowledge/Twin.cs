using Holdfast.Accounts;
using Holdfast.Custody;
using Holdfast.Mail;
using Holdfast.SignIn;

namespace Holdfast.Tests.Knowledge;

/// <summary>
/// The whole state of an instance in memory, and what the adversary has seen of it. A value once it is made: a step copies it. Ids follow
/// from seats and numbers, so that equal states have equal keys.
/// </summary>
sealed class Twin
{
    public Seat?[] Seats { get; init; } = new Seat?[Cast.Seats];

    public List<SecretRow> Secrets { get; init; } = [];

    public List<LinkRow> Links { get; init; } = [];

    public List<PromiseRow> Promises { get; init; } = [];

    public List<WaitingMail> Mail { get; init; } = [];

    /// <summary>What the group gives.</summary>
    public int Group { get; set; }

    public SignInSettings Settings { get; init; } = SignInSettings.Default;

    public int Clock { get; set; }

    /// <summary>How many links, invitations and secrets were made.</summary>
    public int Made { get; set; }

    /// <summary>How many keys were minted.</summary>
    public int Minted { get; set; }

    /// <summary>All that the adversary once had through its own account: only the largest values.</summary>
    public IReadOnlyList<Reach> Had { get; set; } = [];

    /// <summary>Whether the adversary was stopped as compromised and has done nothing since.</summary>
    public bool IsCompromised { get; set; }

    /// <summary>Whether a lasting administrator, and a lasting developer, was ever there.</summary>
    public (bool Administrator, bool Developer) Once { get; set; }

    public DateTimeOffset Now => Cast.At(Clock);

    public Twin Copy() => new()
    {
        Seats = [.. Seats],
        Secrets = [.. Secrets],
        Links = [.. Links],
        Promises = [.. Promises],
        Mail = [.. Mail],
        Group = Group,
        Settings = Settings,
        Clock = Clock,
        Made = Made,
        Minted = Minted,
        Had = Had,
        IsCompromised = IsCompromised,
        Once = Once,
    };

    /// <summary>The seat of an account that is there, removed or not.</summary>
    public Seat? Find(AccountId account) => Cast.SeatOf(account) is var seat and >= 0 ? Seats[seat] : null;

    /// <summary>What groups and direct grants give a seat.</summary>
    public int HeldBy(int seat) => Seats[seat] is { } one ? (one.InGroup ? Group : 0) | one.Direct : 0;

    /// <summary>The custodians, carriers or minters of something, as they are now.</summary>
    public IReadOnlyList<CarrierState> StatesOf(IReadOnlyList<Carrier> carriers) => carriers.Count == 0 ? [] : [.. carriers.Select(StateOf)];

    /// <summary>The first seat of a person that nobody ever had; -1 when there is none.</summary>
    public int Vacant => Array.FindIndex(Seats, 0, Cast.Service, seat => seat is null);

    CarrierState StateOf(Carrier carrier)
    {
        var seat = carrier.Who.Account is { } account ? Cast.SeatOf(account) : -1;
        return new(carrier, seat >= 0 ? Seats[seat]?.Account : null, seat >= 0 ? Knowledge.Held.Set(HeldBy(seat)) : Knowledge.Held.Set(0));
    }
}
