using Holdfast.Custody;

namespace Holdfast.Gate;

/// <summary>
/// What follows from a command on one slice: its changes of accounts, what they make of authority, and what rests on them. Each is worked
/// out once, when the first of the rules, the consequences and the plan asks for it.
/// </summary>
sealed class Deduction
{
    readonly StateSlice slice;
    readonly Actor actor;
    readonly Command command;

    Deduction(StateSlice slice, Actor actor, Command command) => (this.slice, this.actor, this.command) = (slice, actor, command);

    /// <summary>How the command changes accounts.</summary>
    public IReadOnlyList<AccountTransition> Transitions => field ??= command.Transitions(slice, actor);

    /// <summary>What that makes of their authority, one for each account.</summary>
    public IReadOnlyList<AuthorityChange> Changes => field ??= AuthorityChange.Of(slice, Transitions, command.Holdings(slice));

    /// <summary>What follows for sign-ins and unfinished things that rest on others.</summary>
    public Aftermath Aftermath => field ??= Aftermath.Of(slice, actor, command);

    /// <summary>What follows from the command; the same object as long as one slice is asked about one command.</summary>
    public static Deduction Of(StateSlice slice, Actor actor, Command command)
    {
        var known = slice.Deduced.Last;
        if (known is null || !ReferenceEquals(known.slice, slice) || !ReferenceEquals(known.actor, actor) || !ReferenceEquals(known.command, command))
            slice.Deduced.Last = known = new(slice, actor, command);
        return known;
    }

    /// <summary>
    /// The place of the last deduction beside a slice. Copies of the slice share it and find that it is not theirs; it is no part of what
    /// a slice says.
    /// </summary>
    internal sealed class Place
    {
        public Deduction? Last { get; set; }

        public override bool Equals(object? other) => other is Place;

        public override int GetHashCode() => 0;
    }
}
