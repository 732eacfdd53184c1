using Holdfast.Audit;
using Holdfast.Custody;
using Holdfast.Facts;
using Holdfast.Gate;
using Holdfast.Refusals;

namespace Holdfast.Accounts;

/// <summary>
/// Carries out what time has decided about accounts: an expiry that was reached, or the end of a timed lock. Only the system may. The
/// upkeep asks for it, and the gate does it for the accounts that another command touches, before that command is judged. Each account
/// has an event of its own; an account for which nothing is due stays as it is.
/// </summary>
public sealed record CarryOutDue(params IReadOnlyList<AccountId> Accounts) : Command
{
    internal override EventKind Kind => EventKind.AccountExpired;

    internal override SliceRequest Needs => new() { Accounts = Accounts };

    internal override Door DoorFor(StateSlice slice, Actor actor) => new Door.SystemOnly();

    /// <summary>Accounts that are gone are left out; a refusal needs all of them to be gone.</summary>
    internal override Refusal? FindTarget(StateSlice slice) =>
        Accounts.Count > 0 && Present(slice).Count == 0 ? Refusal.AccountNotFound(Accounts[0]) : null;

    internal override IReadOnlyList<Account> Targets(StateSlice slice) => Present(slice);

    internal override IReadOnlyList<AccountTransition> Transitions(StateSlice slice, Actor actor) =>
    [
        .. Present(slice)
            .Where(account => account.IsDue(slice.Now))
            .Select(account => AccountTransition.Change(account, account.AfterDue(slice.Now))),
    ];

    internal override EventSubject? SubjectOf(StateSlice slice) =>
        Accounts.Count == 1 && slice.Accounts.TryGetValue(Accounts[0], out var account) ? EventSubject.Of(account) : null;

    internal override Plan Plan(StateSlice slice, Actor actor)
    {
        var transitions = Transitions(slice, actor);
        var receipt = new Receipt { CarriedOut = transitions.Count };
        return transitions.Count == 0
            ? Gate.Plan.Nothing(receipt)
            : new([EffectOf(transitions, slice.Now), .. OfCarriers(transitions)], [.. transitions.Select(Draft)], receipt);
    }

    /// <summary>One effect for all. It does to each account what <see cref="Consequences"/> say of its transition.</summary>
    static AccountEffects.CarryOutDue EffectOf(IReadOnlyList<AccountTransition> transitions, DateTimeOffset now)
    {
        var ids = transitions.ToLookup(static transition => transition.CarriesOutExpiry, static transition => transition.After.Id);
        return new([.. ids[true]], [.. ids[false]], now);
    }

    /// <summary>What was issued for others while an account was live ends with it.</summary>
    static IEnumerable<Effect> OfCarriers(IReadOnlyList<AccountTransition> transitions) =>
        from transition in transitions
        where transition.CarriesOutExpiry && transition.Before!.IsCarrier
        select new CustodyEffects.EndCarried(transition.After.Id);

    static EventDraft Draft(AccountTransition transition)
    {
        var account = transition.After;
        return new(transition.CarriesOutExpiry ? EventKind.AccountExpired : EventKind.AccountUnlocked)
        {
            Subject = EventSubject.Of(account),
            Changes = AccountDiff.Of(transition),
            Detail = counts =>
            {
                var ended = counts.Of(account.Id);
                return new EventDetail.Consequences(ended.Sessions, ended.ApiKeys, ended.Tokens);
            },
        };
    }

    List<Account> Present(StateSlice slice) => [.. Accounts.Distinct().Select(slice.Find).OfType<Account>()];
}
