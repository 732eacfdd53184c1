using Holdfast.Accounts;
using Holdfast.Custody;
using Holdfast.Roles;

namespace Holdfast.Tests.Knowledge;

/// <summary>
/// Every step that an actor may try in a state. Steps that change nothing are left out, and so are those that the first rule refuses to
/// everybody below staff.
/// </summary>
static class Moves
{
    static readonly Role[] roles = [Role.User, Role.Staff, Role.Administrator, Role.Developer];
    static readonly int[] bits = [Held.Refund, Held.ChangeAccount, Held.AddAccount];
    static readonly int[] ofGroup = [Held.Order, Held.Refund, Held.ChangeAccount];

    public static IEnumerable<Move> Of(Twin state, Func<int, bool> signsIn)
    {
        foreach (var move in Outside(state))
            yield return move;
        foreach (var by in Performers(state, signsIn))
        {
            foreach (var move in Own(state, by))
                yield return move;
            if (!Administers(state, by))
                continue;
            foreach (var move in Administration(state, by))
                yield return move;
        }
    }

    static IEnumerable<Performer> Performers(Twin state, Func<int, bool> signsIn)
    {
        for (var seat = 0; seat < Cast.Service; seat++)
        {
            if (signsIn(seat))
                yield return new(Means.Owner, seat);
            if (state.Seats[seat]?.Stolen is Stolen.Plain or Stolen.Verified)
                yield return new(Means.Thief, seat);
        }
        for (var row = 0; row < state.Secrets.Count; row++)
            yield return new(Means.Key, row);
        yield return new(Means.Operator, 0);
    }

    static bool Administers(Twin state, Performer by) => by.Means == Means.Operator
        || state.Find(by.Means == Means.Key ? state.Secrets[by.Index].Key.OwnerId : Cast.Accounts[by.Index])?.Account.Role >= Role.Staff;

    /// <summary>What a signed-in person, or the adversary in their session, does to the account itself.</summary>
    static IEnumerable<Move> Own(Twin state, Performer by)
    {
        if (by.Means is not (Means.Owner or Means.Thief))
            yield break;
        var seat = state.Seats[by.Index]!;
        var isAdversarysOwn = by is { Means: Means.Owner, Index: Cast.Adversary };
        yield return new(by, Deed.Leave, by.Index);
        if (isAdversarysOwn)
        {
            if (state.Minted < 2)
                yield return new(by, Deed.MintOwn, by.Index);
        }
        else
        {
            if (by.Means == Means.Owner || seat.KnowsPassword)
                yield return new(by, Deed.ChangePassword, by.Index);
            if (by.Means == Means.Thief ? !seat.PlantedPasskey : !seat.OwnPasskey)
                yield return new(by, Deed.AddPasskey, by.Index);
            if (by.Means == Means.Thief && state.Minted < 2)
                yield return new(by, Deed.MintOwn, by.Index, 1);
        }
        if (seat.Account is { Email: not null, EmailStanding: not EmailStanding.Personal })
            yield return new(by, Deed.ConfirmAddress, by.Index);
    }

    /// <summary>What needs no session: forgotten passwords, links, invitations, mail, time.</summary>
    static IEnumerable<Move> Outside(Twin state)
    {
        var (system, adversary) = (new Performer(Means.System, 0), new Performer(Means.AdversaryOutside, 0));
        for (var seat = 0; seat < Cast.Service; seat++)
        {
            if (state.Seats[seat]?.Account is not { RemovedAt: null } account)
                continue;
            if (account.Email is not null && state.Links.Count < 3)
                yield return new(system, Deed.Forgot, seat);
            if (account is { ExpiredAt: null } && account.ExpiresAt <= state.Now)
                yield return new(system, Deed.CarryOutDue, seat);
        }
        foreach (var (number, link) in state.Links.Index())
        {
            yield return new(new(Means.Stranger, Cast.SeatOf(link.Token.AccountId!.Value)), Deed.UseLink, number);
            if (!link.Known || link.Token.AccountId == Cast.Accounts[Cast.Adversary])
                continue;
            yield return new(adversary, Deed.UseLink, number);
            if (state.Find(link.Token.AccountId!.Value)?.PlantedPasskey == true)
                yield return new(adversary, Deed.UseLink, number, 1);
        }
        foreach (var (number, promise) in state.Promises.Index())
        {
            if (promise.Link is null || state.Vacant < 0)
                continue;
            yield return new(new(Means.Stranger, state.Vacant), Deed.Accept, number);
            if (promise.Known)
                yield return new(adversary, Deed.Accept, number);
        }
        for (var mail = 0; mail < state.Mail.Count; mail++)
            yield return new(system, Deed.SendMail, mail);
        foreach (var (number, row) in state.Secrets.Index())
        {
            if (row.Known || row.Key.OwnerId == Cast.Accounts[Cast.Service])
                yield return new(new(Means.Stranger, 0), Deed.ReportLeak, number);
        }
        if (state.Clock == 0)
            yield return new(system, Deed.PassTime, 0);
    }

    static IEnumerable<Move> Administration(Twin state, Performer by)
    {
        for (var seat = 0; seat < Cast.Seats; seat++)
        {
            if (state.Seats[seat]?.Account is not { } account)
                continue;
            if (account.RemovedAt is not null)
            {
                if (seat == Cast.Adversary && !state.IsCompromised)
                    yield return new(by, Deed.DeclareCompromised, seat);
                continue;
            }
            var isSelf = by.Means is Means.Owner or Means.Thief && by.Index == seat;
            foreach (var move in isSelf ? OnSelf(state, by, seat) : [.. Gains(state, by, seat), .. Stops(state, by, seat)])
                yield return move;
            if (account.Kind == AccountKind.Person && !isSelf)
            {
                foreach (var move in OnPersons(state, by, seat))
                    yield return move;
            }
        }
        foreach (var bit in ofGroup)
            yield return new(by, (state.Group & bit) == 0 ? Deed.AddToGroup : Deed.TakeFromGroup, 0, bit);
        foreach (var move in OfService(state, by))
            yield return move;
        foreach (var move in Newcomers(state, by))
            yield return move;
    }

    static IEnumerable<Move> OnSelf(Twin state, Performer by, int seat)
    {
        foreach (var move in Gains(state, by, seat))
            yield return move;
        yield return new(by, Deed.SetOwnPassword, seat);
        yield return new(by, Deed.ShowLink, seat);
        foreach (var move in Mailboxes(state, by, seat))
            yield return move;
    }

    static IEnumerable<Move> Gains(Twin state, Performer by, int seat)
    {
        var one = state.Seats[seat]!;
        foreach (var role in roles)
        {
            if (role != one.Account.Role)
                yield return new(by, by.Means == Means.Operator ? Deed.OperatorPromote : Deed.SetRole, seat, (int)role);
        }
        if (one.Account.ExpiresAt is not null)
            yield return new(by, Deed.SetEnd, seat, Commands.Never);
        if (one.Account.ExpiresAt == Cast.Soon)
            yield return new(by, Deed.SetEnd, seat, 2);
        yield return new(by, one.InGroup ? Deed.Quit : Deed.Join, seat);
        foreach (var bit in bits)
            yield return new(by, (one.Direct & bit) == 0 ? Deed.Grant : Deed.TakeGrant, seat, bit);
    }

    static IEnumerable<Move> Stops(Twin state, Performer by, int seat)
    {
        var account = state.Seats[seat]!.Account;
        var isKnown = seat == Cast.Adversary && !state.IsCompromised;
        yield return new(by, account.IsActive ? Deed.Deactivate : Deed.Activate, seat);
        if (account.Lock is not null)
            yield return new(by, by.Means == Means.Operator ? Deed.OperatorUnlock : Deed.Unlock, seat);
        else
            yield return new(by, Deed.Lock, seat);
        yield return new(by, Deed.Remove, seat);
        if (account.ExpiresAt is null)
            yield return new(by, Deed.SetEnd, seat, 1);
        if (!isKnown)
            yield break;
        yield return new(by, Deed.RemoveCompromised, seat);
        yield return new(by, Deed.DeactivateCompromised, seat);
        if (account.Role > Role.User)
            yield return new(by, Deed.DemoteCompromised, seat, (int)Role.User);
        if (!account.IsActive)
            yield return new(by, Deed.DeclareCompromised, seat);
    }

    static IEnumerable<Move> OnPersons(Twin state, Performer by, int seat)
    {
        var one = state.Seats[seat]!;
        if (state.Links.Count < 3)
        {
            yield return new(by, by.Means == Means.Operator ? Deed.OperatorLink : Deed.ShowLink, seat);
            yield return new(by, Deed.MailLink, seat);
        }
        yield return new(by, by.Means == Means.Operator ? Deed.OperatorReset : Deed.TemporaryPassword, seat);
        if (by.Means != Means.Operator)
            yield return new(by, Deed.ChoosePassword, seat);
        if (one.Account.CredentialCount > 0)
            yield return new(by, by.Means == Means.Operator ? Deed.OperatorDisableMfa : Deed.ResetFactors, seat);
        if (one.Account.HasCustodians)
            yield return new(by, Deed.Vouch, seat);
        if (one.Stolen != Stolen.None)
            yield return new(by, Deed.EndSessions, seat);
        foreach (var move in Mailboxes(state, by, seat))
            yield return move;
    }

    /// <summary>The adversary names its own mailboxes, everybody else the person's.</summary>
    static IEnumerable<Move> Mailboxes(Twin state, Performer by, int seat)
    {
        Box[] boxes = IsAdversary(state, by) ? [Box.House, Box.Adversarys, Box.Tagged, Box.Borrowed] : [Box.Own, Box.House];
        foreach (var box in boxes)
        {
            if (state.Seats[seat]!.Account.Email is not { } present || Cast.BoxOf(present) != box)
                yield return new(by, Deed.NameMailbox, seat, (int)box);
        }
    }

    static IEnumerable<Move> OfService(Twin state, Performer by)
    {
        if (state.Seats[Cast.Service] is null || by.Means == Means.Key)
            yield break;
        if (state.Minted < 2)
            yield return new(by, Deed.MintForService, Cast.Service);
        if (state.Minted < 2 && by.Means != Means.Operator && state.Seats[by.Index]!.Account.ExpiresAt is not null)
            yield return new(by, Deed.MintForService, Cast.Service, 1);
        foreach (var (number, row) in state.Secrets.Index())
        {
            if (row.Key.OwnerId == Cast.Accounts[Cast.Service] && row.Key.Secret.EndsAt is null)
                yield return new(by, Deed.RotateForService, number);
        }
    }

    static IEnumerable<Move> Newcomers(Twin state, Performer by)
    {
        if (state.Vacant is not (>= 0 and var seat) || by.Means == Means.Operator)
            yield break;
        var own = (int)(IsAdversary(state, by) ? Box.Adversarys : Box.Own);
        foreach (var role in (Role[])[Role.User, Role.Staff])
        {
            var (shown, house) = ((10 * (int)role) + own, (10 * (int)role) + (int)Box.House);
            yield return new(by, Deed.CreateWithLink, seat, shown);
            yield return new(by, Deed.CreateWithPassword, seat, shown);
            yield return new(by, Deed.CreateByMail, seat, house);
            if (state.Promises.Count > 0 || by.Means == Means.Key)
                continue;
            yield return new(by, Deed.Invite, seat, shown);
            yield return new(by, Deed.InviteByMail, seat, shown);
            yield return new(by, Deed.InviteByMail, seat, house);
        }
    }

    public static bool IsAdversary(Twin state, Performer by) => by.Means switch
    {
        Means.Owner => by.Index == Cast.Adversary,
        Means.Key => state.Secrets[by.Index].Known,
        Means.Thief or Means.AdversaryOutside => true,
        _ => false,
    };
}
