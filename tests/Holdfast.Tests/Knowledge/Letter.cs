using Holdfast.Accounts;
using Holdfast.Custody;
using Holdfast.Recovery;

namespace Holdfast.Tests.Knowledge;

/// <summary>
/// What page 10 says of unfinished things and of gains, read from the page and not from the kernel. The property holds by more than one of
/// these rules at a time, so it does not show when one is missing; each step is held to the letter as well.
/// </summary>
static class Letter
{
    const int Staff = 300;
    const int Administrator = 900;

    /// <summary>What a step does against the letter; null for nothing.</summary>
    public static string? Fault(Twin before, Move move, Twin after, Play play) => Unfinished(after) ?? Temporary(after) ?? Late(after, play)
        ?? Ended(before, move, after) ?? Carried(before, after) ?? Vouched(before, move, after) ?? Gains(before, move, after, play);

    /// <summary>What is unfinished has carriers who are live, hold the door, and cover what a link opens.</summary>
    static string? Unfinished(Twin state)
    {
        foreach (var link in state.Links)
        {
            var opened = Cast.SeatOf(link.Token.AccountId!.Value);
            var door = link.Token.Purpose == OneTimeTokenPurpose.Invitation ? Held.AddAccount : Held.ChangeAccount;
            var others = link.Token.Carriers.Where(carrier => Counts(carrier) && carrier.Who.Account != link.Token.AccountId);
            if (others.Any(carrier => !Carries(state, carrier, door) || !Covers(state, carrier, opened)))
                return $"a link for seat {opened} lives on although one whom it carries is not in authority";
        }
        foreach (var promise in state.Promises)
        {
            var inviter = state.Find(promise.Invitation.Inviter)?.Account;
            if (inviter is not { IsActive: true, RemovedAt: null, Lock: null, ExpiredAt: null }
                || promise.Invitation.Carriers.Where(Counts).Any(carrier => !Carries(state, carrier, Held.AddAccount)))
                return "an invitation lives on although one whom it carries is not in authority";
        }
        return null;
    }

    /// <summary>
    /// A temporary password that must still be changed has issuers who are live, hold a door, and cover the account; else the sign-in is
    /// void.
    /// </summary>
    static string? Temporary(Twin state)
    {
        for (var seat = 0; seat < Cast.Service; seat++)
        {
            if (state.Seats[seat] is not { Account: { SignInUnfinished: true, SignInVoidAt: null, RemovedAt: null } } one)
                continue;
            var falls = one.Custodians.Where(carrier => Counts(carrier) && carrier.Part != CarrierPart.Former)
                .Any(carrier => (!Carries(state, carrier, Held.ChangeAccount) && !Carries(state, carrier, Held.AddAccount)) || !Covers(state, carrier, seat));
            if (falls)
                return $"the temporary password of person {seat} lives on although one who issued it is not in authority";
        }
        return null;
    }

    /// <summary>
    /// A link is judged once more when it is used: an end that was reached counts before it is carried out, and so do dormant permissions.
    /// </summary>
    static string? Late(Twin state, Play play)
    {
        for (var link = 0; link < state.Links.Count; link++)
        {
            var token = state.Links[link].Token;
            var held = state.HeldBy(Cast.SeatOf(token.AccountId!.Value));
            var others = token.Carriers.Where(carrier => Counts(carrier) && carrier.Who.Account != token.AccountId);
            var isLate = others.Any(carrier => SeatOf(state, carrier)?.Account is not { } account
                || account.ExpiresAt <= state.Now || ((int)account.Role < Administrator && (held & ~state.HeldBy(Cast.SeatOf(account.Id))) != 0));
            if (isLate && play.Works(state, link))
                return "a link works although one whom it carries is not in authority";
        }
        return null;
    }

    /// <summary>What must end with a step that sets a new password, voids a sign-in, resets factors or reports a leak.</summary>
    static string? Ended(Twin before, Move move, Twin after)
    {
        for (var seat = 0; seat < Cast.Service; seat++)
        {
            if (before.Seats[seat] is not { } was || after.Seats[seat] is not { } now || !IsAnew(was.Account, now.Account, move, seat))
                continue;
            var issuer = Custodian.Of(now.Account.Id);
            if (Remains(before, after, carrier => carrier.Who == issuer && carrier.Part == CarrierPart.Issuer))
                return $"what person {seat} issued is still unfinished although their sign-in ended";
        }
        if (move.Deed == Deed.ReportLeak && before.Secrets[move.Target].Key.Id is var key && Remains(before, after, carrier => carrier.Key == key))
            return "what a leaked key issued is still unfinished";
        if (move.Deed == Deed.ReportLeak && after.Seats.Any(seat => IsUndisputed(seat?.Account) && Rests(seat!, before.Secrets[move.Target])))
            return "a sign-in that rests on a leaked key is not void";
        return null;
    }

    static bool IsUndisputed(Account? account) => account is { RemovedAt: null, SignInVoidAt: null, InDoubtSince: null };

    static bool Rests(Seat seat, SecretRow row) => seat.Custodians.Any(carrier => carrier.Key == row.Key.Id);

    /// <summary>What an account issues for others carries its custodians, former ones included.</summary>
    static string? Carried(Twin before, Twin after)
    {
        IEnumerable<IReadOnlyList<Carrier>> made =
        [
            .. after.Links.Except(before.Links).Select(row => row.Token.Carriers),
            .. after.Promises.Where(row => !before.Promises.Exists(one => one.Invitation.Id == row.Invitation.Id)).Select(row => row.Invitation.Carriers),
            .. after.Secrets.Where(row => !before.Secrets.Exists(one => one.Key.Secret.Id == row.Key.Secret.Id)).Select(row => row.Key.Secret.Carriers),
        ];
        return made.Any(carriers => carriers.Where(carrier => carrier.Part == CarrierPart.Issuer && carrier.Who.Account is not null)
            .Any(issuer => SeatOf(before, issuer)!.Custodians.Any(one => carriers.All(carrier => carrier.Who != one.Who))))
            ? "what an account issued does not carry its custodians"
            : null;
    }

    /// <summary>A vouch keeps those whose place it takes.</summary>
    static string? Vouched(Twin before, Move move, Twin after) =>
        move is { Deed: Deed.Vouch } or { Choice: Choice.Vouch, Deed: not Deed.AddToGroup }
            && before.Seats[move.Target]!.Custodians.Any(one => after.Seats[move.Target]!.Custodians.All(carrier => carrier.Who != one.Who))
            ? "a vouch forgets those whose place it takes"
            : null;

    static bool IsAnew(Account was, Account now, Move move, int seat) =>
        (was.PasswordHash != now.PasswordHash && now.PasswordHash is not null && move.Deed != Deed.ChangePassword)
        || (was.SignInVoidAt is null && now.SignInVoidAt is not null)
        || (move.Deed is Deed.ResetFactors or Deed.OperatorDisableMfa && move.Target == seat);

    static bool Remains(Twin before, Twin after, Func<Carrier, bool> which) =>
        after.Links.Exists(row => before.Links.Contains(row) && row.Token.Carriers.Any(which))
        || after.Promises.Exists(row => before.Promises.Contains(row) && row.Invitation.Carriers.Any(which));

    /// <summary>Nobody gives more than they have, and nobody raises themself.</summary>
    static string? Gains(Twin before, Move move, Twin after, Play play)
    {
        if (ActorOf(before, move, play) is not { } actor)
            return null;
        for (var seat = 0; seat < Cast.Seats; seat++)
        {
            if (after.Seats[seat] is not { Account.RemovedAt: null } seated)
                continue;
            var now = Oracle.ReachOf(after, seat);
            var was = before.Seats[seat] is null ? default : Oracle.ReachOf(before, seat);
            var gained = now.Held & ~was.Held;
            if (now.Rank > was.Rank && now.Rank > actor.Rank)
                return $"{move.By} gives seat {seat} a rank above their own";
            if ((gained & ~actor.Held) != 0)
                return $"{move.By} gives seat {seat} permissions that they do not hold";
            var isCompared = before.Seats[seat] is null ? now.Rank >= actor.Rank : was.EndsAt != now.EndsAt;
            if (isCompared && actor.EndsAt is not null && (now.EndsAt is null || now.EndsAt > actor.EndsAt)
                && before.Seats[seat] is not { Account.RemovedAt: not null })
                return $"{move.By} gives seat {seat} an end after their own";
            if (move.By.Means is Means.Owner or Means.Thief && move.By.Index == seat && Raises(before.Seats[seat]!, seated, was, now, gained))
                return $"{move.By} raises their own account";
        }
        return null;
    }

    static bool Raises(Seat before, Seat after, Reach was, Reach now, int gained) =>
        gained != 0 || now.Rank > was.Rank || (was.EndsAt is not null && was.EndsAt != now.EndsAt)
        || (after.InGroup && !before.InGroup) || (after.Direct & ~before.Direct) != 0;

    /// <summary>What the actor may give; null for people who prove themselves, for the operator and for time.</summary>
    static Reach? ActorOf(Twin state, Move move, Play play) => move.By.Means switch
    {
        Means.Owner or Means.Thief => Oracle.ReachOf(state, move.By.Index),
        Means.Key when state.Secrets[move.By.Index] is var row =>
            new Oracle(play).ReachOf(state, row) is { } reach ? reach with { EndsAt = EndOf(state, row) } : null,
        _ => null,
    };

    /// <summary>When the authority of a key ends: with its account, or with what its minter had.</summary>
    static DateTimeOffset? EndOf(Twin state, SecretRow row) =>
        (state.Find(row.Key.OwnerId)!.Account.ExpiresAt, row.Key.Secret.Ceiling.EndsAt) switch
        {
            (null, var ceiling) => ceiling,
            (var own, null) => own,
            var (own, ceiling) => own < ceiling ? own : ceiling,
        };

    /// <summary>The operator covers everything; who was absent at issue is not asked.</summary>
    static bool Counts(Carrier carrier) => !carrier.IsAbsent && carrier.Who.Account is not null;

    static Seat? SeatOf(Twin state, Carrier carrier) => state.Find(carrier.Who.Account!.Value);

    /// <summary>Whether a carrier is live and holds the door. An end that was reached counts once it is carried out.</summary>
    static bool Carries(Twin state, Carrier carrier, int door) =>
        SeatOf(state, carrier)?.Account is { IsActive: true, RemovedAt: null, Lock: null, ExpiredAt: null } account
        && (int)account.Role >= Staff && ((int)account.Role >= Administrator || (state.HeldBy(Cast.SeatOf(account.Id)) & door) != 0);

    /// <summary>Whether a carrier has all that a seat has in effect.</summary>
    static bool Covers(Twin state, Carrier carrier, int seat)
    {
        var reach = Oracle.ReachOf(state, Cast.SeatOf(carrier.Who.Account!.Value));
        return reach.IsAtLeast(Oracle.ReachOf(state, seat));
    }
}
