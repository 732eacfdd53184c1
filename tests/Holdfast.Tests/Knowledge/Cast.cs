using Holdfast.Accounts;
using Holdfast.ApiKeys;
using Holdfast.Audit;
using Holdfast.Factors;
using Holdfast.Gate;
using Holdfast.Groups;
using Holdfast.Recovery;
using Holdfast.Sessions;

namespace Holdfast.Tests.Knowledge;

/// <summary>
/// The ids, addresses and times that every state shares. Three seats are for persons, the last one is the service's. The person of seat 0
/// is the adversary.
/// </summary>
static class Cast
{
    public const int Adversary = 0;
    public const int Service = 3;
    public const int Seats = 4;

    static readonly SecretHash[] hashes = [.. Enumerable.Range(0, 256).Select(number => SecretHash.Of($"secret {number}"))];

    public static readonly Origin Origin = new(new CorrelationId(Guid.Empty));
    public static readonly AccountId[] Accounts = [.. Enumerable.Range(0, Seats).Select(seat => new AccountId(IdOf(1, seat)))];
    public static readonly SessionId[] OwnSessions = [.. Enumerable.Range(0, Seats).Select(seat => new SessionId(IdOf(2, seat)))];
    public static readonly SessionId[] StolenSessions = [.. Enumerable.Range(0, Seats).Select(seat => new SessionId(IdOf(3, seat)))];
    public static readonly FactorId[] OwnPasskeys = [.. Enumerable.Range(0, Seats).Select(seat => new FactorId(IdOf(4, seat)))];
    public static readonly FactorId[] PlantedPasskeys = [.. Enumerable.Range(0, Seats).Select(seat => new FactorId(IdOf(5, seat)))];
    public static readonly GroupId Group = new(IdOf(6, 0));

    /// <summary>The time of the coarse clock at 0.</summary>
    public static readonly DateTimeOffset Start = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    /// <summary>An end that the clock reaches with its first step.</summary>
    public static readonly DateTimeOffset Soon = Start.AddMinutes(30);

    /// <summary>An end that the clock never reaches.</summary>
    public static readonly DateTimeOffset Later = Start.AddDays(2);

    /// <summary>When keys end whose minters do not end.</summary>
    public static readonly DateTimeOffset Distant = Start.AddDays(100);

    /// <summary>
    /// A step is long enough for an end to be reached and for an undo to be too late, and short enough for a link to live on.
    /// </summary>
    public static DateTimeOffset At(int clock) => Start.AddMinutes(31 * clock);

    public static int SeatOf(AccountId account) => Array.IndexOf(Accounts, account);

    /// <summary>The hash of the secret of the link, the invitation or the key with this number.</summary>
    public static SecretHash Hash(int number) => hashes[number];

    public static OneTimeTokenId Link(int number) => new(IdOf(7, number));

    public static Invitations.InvitationId Invitation(int number) => new(IdOf(8, number));

    public static MintedSecretId Secret(int number) => new(IdOf(9, number));

    public static ApiKeyId Key(int number) => new($"key0000{number}");

    public static int NumberOf(ApiKeyId key) => key.Value[^1] - '0';

    /// <summary>An address of a seat's account. Only the borrowed one could be the address of two seats.</summary>
    public static EmailAddress Address(Box box, int seat) => EmailAddress.Stored(box switch
    {
        Box.Own => $"p{seat}@out.example",
        Box.House => $"p{seat}@house.example",
        Box.Adversarys => $"evil{seat}@out.example",
        Box.Borrowed => "p0@house.example",
        _ => $"p0+{seat}@house.example",
    })!;

    /// <summary>Which of its addresses an account has.</summary>
    public static Box BoxOf(EmailAddress address) => address.Value switch
    {
        "p0@house.example" => Box.Borrowed,
        ['e', ..] => Box.Adversarys,
        var text when text.Contains('+', StringComparison.Ordinal) => Box.Tagged,
        var text when text.EndsWith("house.example", StringComparison.Ordinal) => Box.House,
        _ => Box.Own,
    };

    /// <summary>The seat that an address is for.</summary>
    public static int SeatOf(EmailAddress address) => address.Value[address.Value.IndexOf('@', StringComparison.Ordinal) - 1] - '0';

    /// <summary>Whether the adversary reads what is mailed there.</summary>
    public static bool IsAdversarys(EmailAddress address) => address.Value is ['e', ..] or ['p', '0', ..];

    static Guid IdOf(int kind, int number) => new(0x01940000 + kind, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, (byte)number);
}

/// <summary>Which mailbox an address is.</summary>
enum Box
{
    /// <summary>The person's own, outside the house.</summary>
    Own,

    /// <summary>The person's own, in the house domain.</summary>
    House,

    /// <summary>The adversary's, outside the house.</summary>
    Adversarys,

    /// <summary>The adversary's, in the house domain with a tag.</summary>
    Tagged,

    /// <summary>The adversary's own in the house domain, which is free while the adversary's account does not have it.</summary>
    Borrowed,
}
