using Holdfast.Accounts;
using Holdfast.Audit;
using Holdfast.Facts;
using Holdfast.Gate;
using Holdfast.Refusals;

namespace Holdfast.Custody;

/// <summary>
/// What follows from a command for sign-ins and unfinished things that rest on others: a pure function of the slice. It is judged before
/// the last-holder rule, which counts the sign-ins that become void, and carried out in the transaction of the command.
/// </summary>
sealed record Aftermath
{
    /// <summary>Nothing follows.</summary>
    public static Aftermath Nothing { get; } = new();

    /// <summary>Why the command cannot be carried out as it was asked for; null when it can.</summary>
    public Refusal? Refusal { get; init; }

    /// <summary>Changes of accounts after those of the command, in order, each with its event.</summary>
    public IReadOnlyList<FollowUp> FollowUps { get; init; } = [];

    /// <summary>What is written besides.</summary>
    public IReadOnlyList<Effect> Effects { get; init; } = [];

    /// <summary>The links that accounts get because their sign-in became void.</summary>
    public IReadOnlyList<IssuedLink> Links { get; init; } = [];

    /// <summary>What follows from a command.</summary>
    public static Aftermath Of(StateSlice slice, Actor actor, Command command)
    {
        if (slice.Custody.Count == 0 && slice.RestsOnKey.Count == 0)
            return Nothing;
        var deduced = Deduction.Of(slice, actor, command);
        var transitions = deduced.Transitions;
        var sums = new Reckoning(slice, actor, command, [.. transitions.Where(static one => one.IsChange), .. command.Notes(slice)]);
        foreach (var change in deduced.Changes)
        {
            if (change.Before is null)
                continue;
            var transition = transitions.FirstOrDefault(one => one.After.Id == change.After.Id) ?? AccountTransition.Change(change.Before, change.After);
            sums.TakeGain(change, transition);
            sums.TakeLoss(change, transition);
        }
        foreach (var account in command.Compromised)
            sums.TakeCompromise(account);
        sums.TakeLeak();
        return sums.Done();
    }

    /// <summary>The plan with what follows from it, and the receipt that tells it.</summary>
    public Plan Complete(Plan plan, DateTimeOffset now)
    {
        if (FollowUps.Count == 0 && Effects.Count == 0)
            return plan;
        var final = FollowUps.LastOrDefault(one => one.Transition.After.Id == plan.Receipt.Account?.Id)?.Transition.After;
        return new(
            [.. plan.Effects, .. FollowUps.SelectMany(one => Consequences.Of(one.Transition, now)), .. Effects],
            [.. plan.Events, .. FollowUps.Select(one => one.Event)],
            plan.Receipt with
            {
                Account = final ?? plan.Receipt.Account,
                Links = Links,
                Voided = [.. FollowUps.Where(one => one.Transition.VoidsSignIn).Select(one => one.Transition.After)],
                InDoubt = [.. FollowUps.Where(one => one.Event.Kind == EventKind.CustodiansInDoubt).Select(one => one.Transition.After)],
            });
    }
}

/// <summary>A change of an account that follows from a command, with its event.</summary>
sealed record FollowUp(AccountTransition Transition, EventDraft Event);
