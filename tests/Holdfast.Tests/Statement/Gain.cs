using Holdfast.Tests.Worlds;

namespace Holdfast.Tests.Statement;

/// <summary>
/// Authority after minus before, for every account that a deed changes (page 10.3). A stopped account is judged as if it were active;
/// when it is started again it gains everything.
/// </summary>
sealed record Gain(int Who, Person? Before, Person After, Might Was, Might Becomes)
{
    static readonly Might none = new((Rung)(-1), false, Might.Nothing, Ending.Past);

    /// <summary>Whether it is activated, unlocked or extended after its end, also while something else still stops it.</summary>
    public bool Restarts => Before is { Removed: false } before && !After.Removed
        && ((!before.Active && After.Active) || (before.Lock == Locking.Holds && After.Lock != Locking.Holds) || (before.Ends == Ending.Past && After.Ends != Ending.Past));

    public bool Rank => Becomes.Rung > Was.Rung;

    public bool Bypass => Becomes.All && !Was.All;

    /// <summary>The permissions that would take effect if the account were active before and after.</summary>
    public IReadOnlyList<string> Permissions { get; } = Becomes.All || Was.All ? [] : [.. Becomes.InEffect.Except(Was.InEffect)];

    /// <summary>The same, of an account that may have been stopped.</summary>
    public IEnumerable<string> Woken => Becomes.All ? [] : Restarts ? Becomes.InEffect : Permissions;

    public bool LaterEnd => Before is not null && Before.Value.Ends != After.Ends && After.Ends > Was.Ends;

    /// <summary>Whether the account can do more than it could do as an active one.</summary>
    public bool More => Rank || Bypass || Permissions.Count > 0 || LaterEnd;

    /// <summary>Whether it can do less.</summary>
    public bool Less => Before is not null && !Becomes.Covers(Was);

    /// <summary>Whether it reaches staff, or one of Holdfast's own permissions.</summary>
    public bool ReachesPanel => (Rank && After.Rung >= Rung.Staff) || (Restarts && After.Rung >= Rung.Staff)
        || Woken.Any(permission => permission.StartsWith("holdfast.", StringComparison.Ordinal));

    /// <summary>Whether the actor stopped the account within the last ten minutes and now starts it again, and does nothing else.</summary>
    public bool IsUndone => Restarts && !More && !Less && After.Live && Before is { Stopping: Stopping.ByAsker };

    /// <summary>The gains and losses of a deed, one for each account.</summary>
    public static IReadOnlyList<Gain> Of(World world, Deed deed)
    {
        var turns = deed.Turns(world);
        var members = Enumerable.Range(0, 3).Where(index => world[index] is { Member: true, Removed: false });
        IEnumerable<int> held = deed.Leaves is null ? [] : deed.OnMembers ? members : deed.ActsOn;
        var gains = turns.Select(turn => Of(world, deed, turn)).ToList();
        foreach (var index in held.Where(index => !turns.Any(turn => turn.Who == index)))
            gains.Add(Of(world, deed, new(index, world[index], world[index])));
        return gains;
    }

    static Gain Of(World world, Deed deed, Turn turn)
    {
        if (turn.Before is null)
            return new(turn.Who, null, turn.After, none, World.Might(turn.After, Might.Nothing));
        var held = world.Held(turn.Who);
        var left = deed.Leaves?.Invoke(world, turn.Who) ?? held;
        return new(turn.Who, turn.Before, turn.After, World.Might(turn.Before.Value, held), World.Might(turn.After, left));
    }
}
