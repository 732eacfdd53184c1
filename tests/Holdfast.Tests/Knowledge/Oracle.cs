using Holdfast.Accounts;
using Holdfast.Groups;

namespace Holdfast.Tests.Knowledge;

/// <summary>
/// The property of page 10, read from the page and not from the kernel: what the adversary knows of others never gives more than the
/// adversary once had, and nothing once it was stopped as compromised; a lasting person can administer; every live person can be helped. It
/// asks the kernel only whether a credential still works, and compares by itself.
/// </summary>
sealed class Oracle(Play play)
{
    const int Staff = 300;
    const int Administrator = 900;
    const int Developer = 1000;

    /// <summary>What is wrong in a state; null when nothing is.</summary>
    public string? Fault(Twin state) => Known(state) ?? Locked(state) ?? Helpless(state);

    /// <summary>What is wrong after a step; null when nothing is.</summary>
    public string? Fault(Twin before, Move move, Twin after) => Fault(after)
        ?? (Letter.Fault(before, move, after, play) is { } letter ? "against the letter: " + letter : null);

    /// <summary>All that the adversary once had, with what it has now.</summary>
    public static IReadOnlyList<Reach> Grown(Twin state)
    {
        var seat = state.Seats[Cast.Adversary];
        if (seat is null || !IsLive(seat.Account, state.Now))
            return state.Had;
        var now = ReachOf(state, Cast.Adversary);
        return state.Had.Any(had => had.IsAtLeast(now)) ? state.Had : [.. state.Had.Where(had => !now.IsAtLeast(had)), now];
    }

    /// <summary>How many lasting holders the protected roles have. A void sign-in counts as none.</summary>
    public static (int Administrators, int Developers) Lasting(Twin state)
    {
        var (administrators, developers) = (0, 0);
        foreach (var seat in state.Seats)
        {
            if (seat?.Account is not { Kind: AccountKind.Person, ExpiresAt: null, Lock: null, SignInVoidAt: null } account
                || !IsLive(account, state.Now) || !HasWayIn(seat))
                continue;
            administrators += (int)account.Role >= Administrator ? 1 : 0;
            developers += (int)account.Role >= Developer ? 1 : 0;
        }
        return (administrators, developers);
    }

    string? Known(Twin state)
    {
        for (var seat = 1; seat < Cast.Service; seat++)
        {
            if (state.Seats[seat] is not { } one || !IsLive(one.Account, state.Now))
                continue;
            if (WayOf(state, one, seat) is { } way && Excess(state, ReachOf(state, seat), one.Account) is { } excess)
                return $"the adversary signs in as person {seat} by {way}: {excess}";
        }
        return Keys(state) ?? Promised(state);
    }

    string? WayOf(Twin state, Seat one, int seat)
    {
        if (one.Stolen == Stolen.Verified || (one.Stolen == Stolen.Plain && !one.OwnPasskey && !one.PlantedPasskey))
            return "a session";
        for (var link = 0; link < state.Links.Count; link++)
        {
            if (state.Links[link].Known && state.Links[link].Token.AccountId == one.Account.Id && play.Works(state, link))
                return "a link";
        }
        return one.Account.Email is { } address && Cast.IsAdversarys(address) && play.RecoversByMail(state, seat) ? "a mailbox" : null;
    }

    string? Keys(Twin state)
    {
        foreach (var row in state.Secrets)
        {
            var seat = Cast.SeatOf(row.Key.OwnerId);
            if (row.Known && seat != Cast.Adversary && ReachOf(state, row) is { } reach && Excess(state, reach, state.Seats[seat]!.Account) is { } excess)
                return $"the adversary uses a key of seat {seat}: {excess}";
        }
        return null;
    }

    /// <summary>What the product lets a key do now; null when the key does not work.</summary>
    public Reach? ReachOf(Twin state, SecretRow row)
    {
        if (play.Acting(state, row) is not { Authority: { } authority, Account: { } account } acting)
            return null;
        var held = 0;
        for (var bit = 1; bit <= Held.All; bit <<= 1)
            held |= authority.Allows(Held.One(bit)) ? bit : 0;
        return new((int)acting.Rank, held, Sooner(account.ExpiresAt, row.Key.ExpiresAt));
    }

    string? Promised(Twin state)
    {
        for (var promise = 0; promise < state.Promises.Count; promise++)
        {
            var invitation = state.Promises[promise].Invitation;
            if (!state.Promises[promise].Known || !play.WouldBeAccepted(state, promise))
                continue;
            var held = InEffect((int)invitation.Role, invitation.Groups.Count > 0 ? state.Group : 0);
            if (Excess(state, new((int)invitation.Role, held, invitation.AccountExpiresAt), null) is { } excess)
                return $"the adversary accepts an invitation: {excess}";
        }
        return null;
    }

    /// <summary>
    /// By how much a use gives too much. An account above the one who declared the compromise is left, and in doubt: it may not administer.
    /// </summary>
    static string? Excess(Twin state, Reach reach, Account? account)
    {
        if (state.IsCompromised && account?.InDoubtSince is null)
            return $"{reach}, although it was stopped as compromised";
        return state.Had.Any(had => had.IsAtLeast(reach)) ? null : $"{reach}, but once had {string.Join(" or ", state.Had)}";
    }

    static string? Locked(Twin state)
    {
        var (administrators, developers) = Lasting(state);
        return (state.Once.Developer && developers == 0) || (state.Once.Administrator && administrators == 0)
            ? $"nobody can administer: {administrators} lasting administrators, {developers} lasting developers"
            : null;
    }

    string? Helpless(Twin state)
    {
        for (var seat = 0; seat < Cast.Service; seat++)
        {
            if (state.Seats[seat]?.Account is { } account && IsLive(account, state.Now) && !play.SignsIn(state, seat) && !play.CanBeHelped(state, seat))
                return $"nobody can help person {seat}";
        }
        return null;
    }

    /// <summary>What an account has, as if it were active.</summary>
    public static Reach ReachOf(Twin state, int seat)
    {
        var account = state.Seats[seat]!.Account;
        return new((int)account.Role, InEffect((int)account.Role, state.HeldBy(seat)), account.ExpiresAt);
    }

    /// <summary>Administrators hold everything; what opens Holdfast's own doors works from staff on.</summary>
    static int InEffect(int rank, int held) => rank >= Administrator ? Held.All : rank >= Staff ? held : held & ~Held.OfHoldfast;

    static bool IsLive(Account account, DateTimeOffset now) =>
        account is { IsActive: true, RemovedAt: null } && (account.ExpiresAt is null || account.ExpiresAt > now)
        && (account.Lock is null || account.Lock.Until <= now);

    static bool HasWayIn(Seat seat) => seat.Account.PasswordHash is not null || seat.OwnPasskey || seat.PlantedPasskey;

    static DateTimeOffset Sooner(DateTimeOffset? one, DateTimeOffset other) => one is { } end && end < other ? end : other;
}
