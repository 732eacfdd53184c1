using Holdfast.Accounts;
using Holdfast.Factors;
using Holdfast.Gate;
using Holdfast.Refusals;
using Holdfast.Roles;
using Holdfast.SignIn;

namespace Holdfast.Tests.Knowledge;

/// <summary>
/// Carries steps out. After each the adversary signs in wherever it can and keeps the sessions: what it does not use at once it may never
/// use again.
/// </summary>
sealed class Play(Laws laws)
{
    static readonly Actor stranger = new Actor.Anonymous(Cast.Origin);
    static readonly Actor system = new Actor.System(Cast.Origin);
    static readonly Actor theOperator = new Actor.Operator("operator", Cast.Origin);

    public Laws Laws => laws;

    /// <summary>Every step that changes a state, with what it leaves. A step that needs a decision is taken with each.</summary>
    public IEnumerable<(Move Move, Twin After)> From(Twin state)
    {
        foreach (var move in Moves.Of(state, seat => SignsIn(state, seat)))
        {
            var (after, refusal) = Try(state, move);
            if (after is not null && after != state)
                yield return (move, after);
            if (refusal?.Code != RefusalCode.CustodyUndecided)
                continue;
            foreach (var decided in Decisions(move))
            {
                if (Try(state, decided).After is { } chosen && chosen != state)
                    yield return (decided, chosen);
            }
        }
    }

    static IEnumerable<Move> Decisions(Move move)
    {
        yield return move with { Choice = Choice.Void };
        yield return move with { Choice = Choice.VoidByMail };
        if (move.By.Means != Means.Key)
            yield return move with { Choice = Choice.Vouch };
        if (move.Deed == Deed.SetRole)
            yield return move with { Choice = Choice.Unasked };
    }

    /// <summary>The state after a step, the same when it changes nothing, null when it is refused.</summary>
    public (Twin? After, Refusal? Refusal) Try(Twin state, Move move)
    {
        if (move.Deed == Deed.PassTime)
        {
            var later = state.Copy();
            later.Clock++;
            return (Settle(later, state), null);
        }
        if (!IsTrue(state, move))
            return (null, null);
        if (move.Deed == Deed.ConfirmAddress)
        {
            if (!ReadsCode(state, move))
                return (null, null);
            if (state.Seats[move.Target]!.Code is null)
            {
                if (Run(state, new(new(Means.System, 0), Deed.AskCode, move.Target)).After is not { } asked)
                    return (null, null);
                state = asked;
            }
        }
        var (after, refusal) = Run(state, move);
        if (after is null || after == state)
            return (after, refusal);
        after.Made++;
        if (move.Deed is Deed.MintForService or Deed.MintOwn)
            after.Minted++;
        if (move is
            {
                Target: Cast.Adversary, Deed: Deed.RemoveCompromised or Deed.DeactivateCompromised or Deed.LockCompromised or Deed.DemoteCompromised
            or Deed.TemporaryPasswordCompromised or Deed.DeclareCompromised
            })
            after.IsCompromised = true;
        else if (IsOfAdversarysAccount(state, move.By))
            after.IsCompromised = false;
        return (Settle(after, state), refusal);
    }

    (Twin? After, Refusal? Refusal) Run(Twin state, Move move)
    {
        var isAdversary = Moves.IsAdversary(state, move.By);
        return laws.Run(state, ActorOf(state, move), new Commands(state, isAdversary).Of(move), isAdversary);
    }

    static Actor ActorOf(Twin state, Move move) => move.By.Means switch
    {
        _ when move.Deed is Deed.UseLink or Deed.Accept or Deed.ReportLeak => stranger,
        Means.Owner => new Actor.ByAccount(Cast.Accounts[move.By.Index], Cast.OwnSessions[move.By.Index], Cast.Origin),
        Means.Thief => new Actor.ByAccount(Cast.Accounts[move.By.Index], Cast.StolenSessions[move.By.Index], Cast.Origin),
        Means.Key => KeyActor(state.Secrets[move.By.Index]),
        Means.Operator => theOperator,
        _ => system,
    };

    public static Actor KeyActor(SecretRow row) => new Actor.ByKey(row.Key.Id, row.Key.OwnerId, Cast.Origin) { Secret = row.Key.Secret.Id };

    static bool IsOfAdversarysAccount(Twin state, Performer by) => by is { Means: Means.Owner, Index: Cast.Adversary }
        || (by.Means == Means.Key && state.Secrets[by.Index].Key.OwnerId == Cast.Accounts[Cast.Adversary]);

    /// <summary>
    /// Whether a vouch says what is so. A voucher knows that the person has the sign-in in their own hands; only the adversary vouches for
    /// what it holds itself. Of links and mailboxes a voucher knows nothing.
    /// </summary>
    static bool IsTrue(Twin state, Move move)
    {
        if ((move.Deed != Deed.Vouch && move.Choice != Choice.Vouch) || Moves.IsAdversary(state, move.By))
            return true;
        return move.Deed == Deed.AddToGroup
            ? !state.Seats.Any(seat => seat is { InGroup: true, Account.HasCustodians: true } && IsHeld(state, seat))
            : !IsHeld(state, state.Seats[move.Target]!);
    }

    static bool IsHeld(Twin state, Seat seat) => seat.Stolen != Stolen.None || seat.KnowsPassword || seat.PlantedPasskey
        || state.Secrets.Exists(row => row.Known && row.Key.OwnerId == seat.Account.Id);

    /// <summary>Whether the actor reads the mailbox that the code went to, or will go to.</summary>
    static bool ReadsCode(Twin state, Move move)
    {
        var seat = state.Seats[move.Target]!;
        var box = Cast.BoxOf(seat.Code is { } code ? EmailAddress.Stored(code.EmailKey)! : seat.Account.Email!);
        return move.By.Index == Cast.Adversary || (move.By.Means == Means.Thief ? box is not (Box.Own or Box.House) : box is Box.Own or Box.House);
    }

    /// <summary>Whether the person of a seat signs in: with the password, or with their own passkey.</summary>
    public bool SignsIn(Twin state, int seat) => state.Seats[seat] is { Account: { RemovedAt: null } account } one
        && ((account.PasswordHash is not null && laws.Allows(state, stranger, SignIn(one, seat, Cast.OwnSessions, null)))
            || (one.OwnPasskey && laws.Allows(state, stranger, SignIn(one, seat, Cast.OwnSessions, Cast.OwnPasskeys))));

    /// <summary>The state once the adversary has signed in and everything that was once so is noted.</summary>
    Twin Settle(Twin after, Twin before)
    {
        for (var seat = 1; seat < Cast.Service; seat++)
            after = Steal(after, seat);
        if (after.Seats[Cast.Adversary] != before.Seats[Cast.Adversary] || after.Group != before.Group || before.Had.Count == 0)
            after.Had = Oracle.Grown(after);
        var (administrators, developers) = Oracle.Lasting(after);
        after.Once = (after.Once.Administrator || administrators > 0, after.Once.Developer || developers > 0);
        return after;
    }

    /// <summary>A state with which a search begins.</summary>
    public Twin Begin(Twin state) => Settle(state, state);

    Twin Steal(Twin state, int seat)
    {
        var one = state.Seats[seat];
        if (one is not { Account.RemovedAt: null })
            return state;
        if (one.PlantedPasskey && one.Stolen != Stolen.Verified)
            return laws.Run(state, stranger, SignIn(one, seat, Cast.StolenSessions, Cast.PlantedPasskeys), true).After ?? StealByPassword(state, one, seat);
        return StealByPassword(state, one, seat);
    }

    Twin StealByPassword(Twin state, Seat one, int seat) => one.KnowsPassword && one.Stolen == Stolen.None
        ? laws.Run(state, stranger, SignIn(one, seat, Cast.StolenSessions, null), true).After ?? state
        : state;

    static StartSession SignIn(Seat one, int seat, Sessions.SessionId[] sessions, FactorId[]? passkeys) =>
        new(one.Account.Id, one.Account.CredentialEpoch, sessions[seat], default)
        {
            Transport = "cookie",
            NetworkHash = [],
            Passkey = passkeys is null ? null : new(one.Account.Id, passkeys[seat], 0, false),
        };

    /// <summary>Whether a forgotten password would be mailed now, and its link be good.</summary>
    public bool RecoversByMail(Twin state, int seat)
    {
        if (state.Seats[seat]?.Account.Email is null)
            return false;
        var after = Run(state, new(new(Means.System, 0), Deed.Forgot, seat)).After;
        return after is not null && Works(after, after.Links.Count - 1);
    }

    /// <summary>Whether an unused link would set a password now.</summary>
    public bool Works(Twin state, int link) => Allows(state, new(new(Means.AdversaryOutside, 0), Deed.UseLink, link));

    /// <summary>Whether an invitation would be accepted now.</summary>
    public bool WouldBeAccepted(Twin state, int promise) =>
        state.Vacant >= 0 && state.Promises[promise].Link is not null && Allows(state, new(new(Means.AdversaryOutside, 0), Deed.Accept, promise));

    /// <summary>
    /// Whether the operator can give a person a way to sign in: by a password, once the account is started again where it was stopped.
    /// </summary>
    public bool CanBeHelped(Twin state, int seat)
    {
        var reset = Run(state, new(new(Means.Operator, 0), Deed.OperatorReset, seat)).After;
        return reset is not null && SignsIn(reset, seat);
    }

    bool Allows(Twin state, Move move)
    {
        var isAdversary = Moves.IsAdversary(state, move.By);
        return laws.Allows(state, ActorOf(state, move), new Commands(state, isAdversary).Of(move));
    }

    /// <summary>The key of a row as the product lets it act now; null when it does not.</summary>
    public ActorState? Acting(Twin state, SecretRow row)
    {
        var actor = KeyActor(row);
        var command = new ApiKeys.ReportLeak(row.Hash);
        var acting = laws.StateOf(state, actor, command);
        return DoorRule.Check(TwinSlices.Of(state, actor, command.Needs) with { Actor = acting }, actor, command) is null ? acting : null;
    }
}
