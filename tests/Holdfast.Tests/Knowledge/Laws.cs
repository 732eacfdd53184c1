using Holdfast.Accounts;
using Holdfast.Custody;
using Holdfast.Facts;
using Holdfast.Gate;
using Holdfast.Refusals;

namespace Holdfast.Tests.Knowledge;

/// <summary>How commands are judged and carried out: as the gate does it, or with one rule of it switched off.</summary>
sealed record Laws
{
    public static Laws OfTheKernel { get; } = new();

    static readonly Actor system = new Actor.System(Cast.Origin);

    /// <summary>What judges.</summary>
    public Func<StateSlice, Actor, Command, Refusal?> Judge { get; init; } = Rules.Judge;

    /// <summary>What a command is judged on, once custody was read.</summary>
    public Func<StateSlice, Command, StateSlice> Seen { get; init; } = static (slice, _) => slice;

    /// <summary>What is written of an effect; null for nothing.</summary>
    public Func<Effect, Effect?> Written { get; init; } = static effect => effect;

    /// <summary>What is asked in the place of a command.</summary>
    public Func<Command, Command> Asked { get; init; } = static command => command;

    /// <summary>The plan with what follows from it.</summary>
    public Func<StateSlice, Actor, Command, Plan> Planned { get; init; } = static (slice, actor, command) =>
        Aftermath.Of(slice, actor, command).Complete(command.Plan(slice, actor), slice.Now);

    /// <summary>The state that a command leaves, or why it is refused.</summary>
    public (Twin? After, Refusal? Refusal) Run(Twin state, Actor actor, Command asked, bool isAdversary)
    {
        var command = Asked(asked);
        state = AfterDue(state, actor, command);
        var slice = SliceFor(state, actor, command);
        if (Judge(slice, actor, command) is { } refusal)
            return (null, refusal);
        var plan = Planned(slice, actor, command);
        if (plan.Effects.Count == 0)
            return (state, null);
        var after = state.Copy();
        var effects = new TwinEffects(after, isAdversary);
        foreach (var effect in plan.Effects)
        {
            if (Written(effect) is { } written)
                effects.Apply(written);
        }
        return (after, null);
    }

    /// <summary>Whether a command would be carried out.</summary>
    public bool Allows(Twin state, Actor actor, Command asked)
    {
        var command = Asked(asked);
        state = AfterDue(state, actor, command);
        return Judge(SliceFor(state, actor, command), actor, command) is null;
    }

    /// <summary>What is due for the accounts that a command touches is carried out first.</summary>
    Twin AfterDue(Twin state, Actor actor, Command command)
    {
        if (state.Clock == 0 || command is CarryOutDue || command.Lock is not TransactionLock.AuthorityLock)
            return state;
        var slice = TwinSlices.Of(state, actor, command.Needs);
        AccountId[] due =
        [
            .. slice.Accounts.Values.Append(slice.Actor.Account).Append(slice.Inviter.Account)
                .Where(account => account?.IsDue(slice.Now) == true).Select(account => account!.Id).Distinct(),
        ];
        return due.Length == 0 ? state : Run(state, system, new CarryOutDue(due), false).After ?? state;
    }

    /// <summary>The actor as a command of theirs is judged.</summary>
    public ActorState StateOf(Twin state, Actor actor, Command command) => SliceFor(state, actor, command).Actor;

    StateSlice SliceFor(Twin state, Actor actor, Command command)
    {
        var slice = TwinSlices.Of(state, actor, command.Needs);
        var custody = CustodyNeeds.Of(slice, actor, command);
        return Seen(custody.IsEmpty ? slice : TwinSlices.WithCustody(state, slice, custody), command);
    }
}
