using Holdfast.Gate;
using Holdfast.Refusals;
using Holdfast.Tests.Statement;
using Holdfast.Tests.Worlds;

namespace Holdfast.Tests.Judging;

/// <summary>
/// Breadth-first search over states of three accounts, which have no order. Staff with every grant stands for all who are below
/// administrators; a place that is not taken is an account that was removed.
/// </summary>
sealed class Search(Func<StateSlice, Actor, Command, Refusal?> judge)
{
    static readonly Person empty = new(Rung.Staff) { Removed = true, Active = false, Password = false };

    readonly Dictionary<Person, int> numbers = [];
    readonly HashSet<(int, int, int)> seen = [];
    readonly Queue<Person[]> waiting = new();

    public int States => seen.Count;

    public int Steps { get; private set; }

    /// <summary>The first step by which a role that was held is held no more; null when there is none.</summary>
    public string? FirstLoss()
    {
        foreach (var state in Starts())
            Visit(state);
        while (waiting.TryDequeue(out var state))
        {
            if (Expand(state) is { } loss)
                return loss;
        }
        return null;
    }

    /// <summary>Every state in which a protected role is held.</summary>
    static IEnumerable<Person[]> Starts()
    {
        Person[] one = [.. Person.All.Where(person => person is { Rung: not (Rung.User or Rung.Supervisor), Service: false, Removed: false }), empty];
        return
            from rung in new[] { Rung.Administrator, Rung.Developer }
            from i in Enumerable.Range(0, one.Length)
            from j in Enumerable.Range(0, i + 1)
            select new[] { new Person(rung), one[i], one[j] };
    }

    string? Expand(Person[] state)
    {
        Visit([.. state.Select(Moves.Later)]);
        foreach (var world in Moves.Worlds(state))
        {
            foreach (var deed in Moves.DeedsOf(world.Caller))
            {
                Steps++;
                var slice = Slices.Of(world, Mirror.State(world), deed.Command.Needs);
                var actor = Mirror.Actor(world.Caller);
                if (judge(slice, actor, deed.Command) is not null)
                    continue;
                var after = After(world, deed.Command.Transitions(slice, actor));
                if (Loses(world, after))
                    return $"{new Case(world, deed)} leads to {after.First}; {after.Second}; {after.Third}";
                Visit([after.First, after.Second, after.Third]);
            }
        }
        return null;
    }

    static bool Loses(World before, World after) => new[] { Rung.Administrator, Rung.Developer }.Any(rung => before.Holders(rung) > 0 && after.Holders(rung) == 0);

    internal static World After(World world, IReadOnlyList<AccountTransition> transitions)
    {
        foreach (var transition in transitions)
        {
            var place = Array.IndexOf(Known.Accounts, transition.After.Id);
            if (place < 0)
                place = Array.FindIndex([world.First, world.Second, world.Third], person => person.Removed);
            if (place >= 0)
                world = world.With(place, Mirror.Person(transition.After));
        }
        return world;
    }

    void Visit(Person[] state)
    {
        int[] key = [.. state.Select(NumberOf).Order()];
        if (seen.Add((key[0], key[1], key[2])))
            waiting.Enqueue([.. state.Select(Plain)]);
    }

    int NumberOf(Person person)
    {
        var plain = Plain(person);
        if (!numbers.TryGetValue(plain, out var number))
            numbers[plain] = number = numbers.Count;
        return number;
    }

    static Person Plain(Person person) => person.Removed ? empty : person with { MustChangePassword = false };
}
