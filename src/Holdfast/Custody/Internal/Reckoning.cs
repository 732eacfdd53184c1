using Holdfast.Accounts;
using Holdfast.Audit;
using Holdfast.Facts;
using Holdfast.Gate;
using Holdfast.Groups;
using Holdfast.Invitations;
using Holdfast.Mail;
using Holdfast.Recovery;
using Holdfast.Refusals;
using Holdfast.Roles;

namespace Holdfast.Custody;

/// <summary>Reckons up what follows from one command. Used once.</summary>
sealed class Reckoning(StateSlice slice, Actor actor, Command command, IReadOnlyList<AccountTransition> transitions)
{
    readonly Dictionary<AccountId, Account> after = transitions.ToDictionary(one => one.After.Id, one => one.After);
    readonly List<FollowUp> followUps = [];
    readonly List<CustodyQuestion> questions = [];
    readonly List<IssuedLink> links = [];
    readonly List<Effect> effects = [];
    readonly HashSet<OneTimeTokenId> endedLinks = [];
    readonly HashSet<InvitationId> endedInvitations = [];
    Refusal? refusal;

    public Aftermath Done() => new()
    {
        Refusal = refusal ?? (questions.Count > 0 ? Refusal.CustodyUndecided(questions) : null),
        FollowUps = followUps,
        Links = links,
        Effects =
        [
            .. effects,
            .. endedLinks.Count > 0 ? [new TokenEffects.EndLinks([.. endedLinks])] : Array.Empty<Effect>(),
            .. endedInvitations.Count > 0 ? [new InvitationEffects.EndInvitations([.. endedInvitations])] : Array.Empty<Effect>(),
        ],
    };

    /// <summary>The account can do more: whoever could have its sign-in in their hands must cover what it becomes.</summary>
    public void TakeGain(AuthorityChange change, AccountTransition transition)
    {
        if (!change.MakesMore || transition.SetsPasswordAnew || transition.Removes)
            return;
        var custody = slice.CustodyOf(change.After.Id);
        foreach (var link in custody.Links)
        {
            if (!link.Carriers.All(state => state.Covers(change.Becomes, slice.Now) && state.Opens(Doors.OfLink(link.Purpose))))
                endedLinks.Add(link.Id);
        }
        if (change.After is { SignInVoidAt: not null } or { HasCredential: false })
            return;
        CarrierState[] falling = [.. custody.Custodians.Where(state => state.Carrier.Part != CarrierPart.Former && !state.Covers(change.Becomes, slice.Now))];
        if (falling.Length > 0)
            Decide(change, falling);
    }

    /// <summary>The account can do less, or ends, or lost its way of signing in: the unfinished things that carry it may end.</summary>
    public void TakeLoss(AuthorityChange change, AccountTransition transition)
    {
        if (change.Before is not { IsCarrier: true } before)
            return;
        var custody = slice.CustodyOf(before.Id);
        var anew = transition.SetsPasswordAnew || transition.VoidsSignIn || transition.ResetsFactors;
        // What ends with a stop or with the sign-in ends by a statement of its own; here only what a smaller authority no longer carries.
        if (change.MakesLess && !transition.Stops)
        {
            foreach (var thing in custody.Carries.Where(thing => Holds(thing.Carrier) && !Carries(change, thing.Door, thing.Promise)))
            {
                if (thing.Link is { } link)
                    endedLinks.Add(link);
                if (thing.Invitation is { } invitation)
                    endedInvitations.Add(invitation);
            }
        }
        foreach (var resting in custody.Rests.Where(resting => resting.Account.SignInUnfinished && Holds(resting.Carrier)))
        {
            var ends = transition.Stops || (anew && resting.Carrier.Part == CarrierPart.Issuer)
                || (change.MakesLess && !CarriesPassword(change, Authority.Of(resting.Account, resting.Held)));
            if (ends)
                Void(resting.Account, VoidCause.IssuerEnded);
        }
    }

    /// <summary>Everything that rests on a compromised account is void at once; accounts above the actor are left, and in doubt.</summary>
    public void TakeCompromise(AccountId compromised)
    {
        effects.Add(new CustodyEffects.EndAllThatCarries(compromised, slice.Now));
        foreach (var resting in slice.CustodyOf(compromised).Rests.Where(resting => resting.Account.Id != compromised))
        {
            if (slice.Actor.Account is not null && resting.Account.Role > slice.Actor.Rank)
                Doubt(resting.Account);
            else
                Void(resting.Account, VoidCause.Compromised);
        }
    }

    /// <summary>What rests on a leaked key is void; where that would leave a tier empty the account stays, and is in doubt.</summary>
    public void TakeLeak()
    {
        if (slice.RestsOnKey.Count == 0)
            return;
        var (open, lasting) = (slice.Holders, slice.Census.Lasting);
        foreach (var resting in slice.RestsOnKey.OrderBy(resting => resting.Account.IsLasting))
        {
            var openAfter = open.After(resting.Account, null, slice.Counts);
            var lastingAfter = lasting.After(resting.Account, null, static _ => true);
            if (open.IsEmptiedTo(openAfter) || lasting.IsEmptiedTo(lastingAfter))
            {
                Doubt(resting.Account);
                continue;
            }
            (open, lasting) = (openAfter, lastingAfter);
            Void(resting.Account, VoidCause.Compromised);
        }
    }

    void Decide(AuthorityChange change, CarrierState[] falling)
    {
        var decision = command.Custody.For(change.After.Id)
            ?? (command.VoidsUnasked(actor) ? new CustodyDecision(CustodyMode.Void, Reason.None) : null);
        if (decision is null)
        {
            questions.Add(new(change.After.Id, change.After.Label,
                [.. falling.Select(state => new ShortCustodian(state.Carrier.Who, state.Label, state.Lacks(change.Becomes, slice.Now)))]));
        }
        else if (decision.Mode == CustodyMode.Void)
        {
            refusal ??= decision.Reason.Refusal;
            GiveLink(change, decision.Reason.Match(reason => reason.Value, _ => ""));
        }
        else
        {
            var vouched = Vouching.Of(slice, actor, Current(change.After), change.Becomes, decision.Reason);
            if (vouched.IsDone(out var followUp))
                Follow(followUp);
            else
                refusal ??= vouched.Refusal;
            effects.AddRange(Issuing.Marking(vouched.Match<IReadOnlyList<Carrier>>(done => done.Transition.Custodians!, _ => [])));
        }
    }

    /// <summary>
    /// Voids the sign-in and gives a new link: by mail to a personal address, else shown to an actor who covers the account.
    /// </summary>
    void GiveLink(AuthorityChange change, string reason)
    {
        if (slice.Actor.Account is not null && slice.Actor.Authority?.Allows(HoldfastPermissions.ChangeAccount) != true)
        {
            refusal ??= Refusal.GivesNoLink();
            return;
        }
        var account = Current(change.After);
        var book = command.Custody.Links;
        var mailed = book?.MailIsOn == true && account.HasPersonalAddress(slice.Settings.House);
        if (!mailed && slice.Actor.Account is not null && !slice.Actor.Reach.Covers(change.Becomes))
        {
            refusal ??= Refusal.NotCovered(slice.Actor.Reach.Lacks(change.Becomes));
            return;
        }
        Void(account, VoidCause.Decided, reason);
        foreach (var resting in slice.CustodyOf(account.Id).Rests.Where(one => one.Account.SignInUnfinished && one.Carrier.Part == CarrierPart.Issuer))
            Void(resting.Account, VoidCause.IssuerEnded);
        if (book is null)
            return;
        if (mailed)
        {
            links.Add(new(account, null));
            effects.Add(new MailEffects.SendMail(SignInMail.To(account, OneTimeTokenPurpose.Recovery, slice, actor)));
            return;
        }
        var (id, hash) = book.For(account.Id);
        var token = new OneTimeToken(id, OneTimeTokenPurpose.Recovery, account.Id, hash, slice.Now, slice.Now + OneTimeToken.RecoveryLifetime)
        {
            Carriers = Issuing.CarriersOf(slice, actor, change.Becomes, HoldfastPermissions.ChangeAccount),
        };
        links.Add(new(account, token));
        effects.Add(new TokenEffects.InsertToken(token));
        effects.AddRange(Issuing.Marking(token.Carriers, account.Id));
    }

    void Void(Account account, VoidCause cause, string reason = "")
    {
        var current = Current(account);
        if (current is { RemovedAt: null, SignInVoidAt: null })
        {
            Follow(new(
                AccountTransition.Change(current, current with { SignInVoidAt = slice.Now, SignInVoidCause = cause, SignInUnfinished = false, InDoubtSince = null }),
                new(EventKind.SignInVoided) { Subject = EventSubject.Of(current), Reason = reason }));
        }
    }

    void Doubt(Account account)
    {
        var current = Current(account);
        if (current is { RemovedAt: null, SignInVoidAt: null, InDoubtSince: null })
        {
            Follow(new(
                AccountTransition.Change(current, current with { InDoubtSince = slice.Now }),
                new(EventKind.CustodiansInDoubt) { Subject = EventSubject.Of(current) }));
        }
    }

    void Follow(FollowUp followUp)
    {
        after[followUp.Transition.After.Id] = followUp.Transition.After;
        followUps.Add(followUp with { Event = followUp.Event with { Changes = AccountDiff.Of(followUp.Transition) } });
    }

    Account Current(Account account) => after.GetValueOrDefault(account.Id) ?? account;

    /// <summary>
    /// Whether a carrier had to stay live and in authority: not one who was absent at issue, nor one whom a vouch replaced.
    /// </summary>
    static bool Holds(Carrier carrier) => !carrier.IsAbsent && carrier.Part != CarrierPart.Former;

    static bool Carries(AuthorityChange change, IReadOnlyList<Permission> door, Authority promise) =>
        change.Becomes.Rank.EntersPanel && door.All(change.Becomes.Holds) && change.Becomes.Covers(promise);

    static bool CarriesPassword(AuthorityChange change, Authority promise) =>
        Carries(change, [HoldfastPermissions.ChangeAccount], promise) || Carries(change, [HoldfastPermissions.AddAccount], promise);
}
