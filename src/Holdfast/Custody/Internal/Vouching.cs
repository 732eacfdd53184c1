using Holdfast.Accounts;
using Holdfast.Audit;
using Holdfast.Gate;
using Holdfast.Refusals;

namespace Holdfast.Custody;

/// <summary>
/// What a vouch makes: the sign-in stays, and the actor and the actor's custodians take the place of the custodians, who are carried on
/// as former ones.
/// </summary>
static class Vouching
{
    /// <summary>
    /// The vouch for an account that comes to have <paramref name="becomes"/>; refuses with <c>not_covered</c>, <c>forbidden</c> or
    /// <c>invalid_reason</c>. Nobody vouches for what they issued themself, nor for what a vouch took from them. A custodian of an issuer
    /// may: they cover the account, and stay its custodian.
    /// </summary>
    public static Outcome<FollowUp> Of(StateSlice slice, Actor actor, Account account, Authority becomes, Outcome<Reason> reason)
    {
        if (!reason.IsDone(out var why))
            return reason.Refusal!;
        if (why.Value.Length == 0)
            return Refusal.InvalidReason("say why you vouch: reason must not be empty");
        var present = slice.CustodyOf(account.Id).Custodians;
        var custodians = actor is Actor.Operator
            ? Outcome<IReadOnlyList<Carrier>>.Done([new(Custodian.Operator, CarrierPart.Issuer)])
            : ByAccount(slice, actor, account, becomes, present);
        // An address that was confirmed under the old custodians may be a mailbox of theirs: nobody vouches for that.
        var standing = account.EmailStanding == EmailStanding.Confirmed ? EmailStanding.Unconfirmed : account.EmailStanding;
        return custodians.Select(taking => new FollowUp(
            AccountTransition.Change(account, account with { HasCustodians = true, SignInUnfinished = false, InDoubtSince = null, EmailStanding = standing }) with
            {
                Custodians = Carrier.Distinct([.. taking, .. present.Select(state => state.Carrier with { Part = CarrierPart.Former, IsAbsent = false })]),
            },
            new(EventKind.SignInVouched) { Subject = EventSubject.Of(account), Reason = why.Value }));
    }

    static Outcome<IReadOnlyList<Carrier>> ByAccount(StateSlice slice, Actor actor, Account account, Authority becomes, IReadOnlyList<CarrierState> present)
    {
        if (actor is not Actor.ByAccount by)
            return Refusal.Forbidden();
        if (by.Account == account.Id || present.Any(state => state.Carrier.Who.Account == by.Account && state.Carrier.Part != CarrierPart.Custodian))
            return Refusal.VouchByCustodian();
        return slice.Actor.Reach.Covers(becomes)
            ? Outcome<IReadOnlyList<Carrier>>.Done(Issuing.CarriersOf(slice, actor, becomes))
            : Refusal.NotCovered(slice.Actor.Reach.Lacks(becomes));
    }
}
