using System.Diagnostics.CodeAnalysis;
using Holdfast.Rego.Compilation.Goals;

namespace Holdfast.Rego.Compilation.Safety;

/// <summary>
/// The goals not yet ordered. The first candidate in the order of the source comes next; a goal that was not ready becomes a
/// candidate again only when one of its variables has been bound, so that long bodies take no quadratic time.
/// </summary>
sealed class WaitingGoals
{
    readonly IReadOnlyList<Goal> goals;
    readonly PriorityQueue<int, int> candidates = new();
    readonly Dictionary<string, List<int>> waiting = [];
    readonly bool[] done;
    readonly bool[] queued;
    int current;

    public WaitingGoals(IReadOnlyList<Goal> goals)
    {
        this.goals = goals;
        done = new bool[goals.Count];
        queued = new bool[goals.Count];
        for (var i = 0; i < goals.Count; i++)
            Enqueue(i);
    }

    public IEnumerable<Goal> Left => goals.Where((_, index) => !done[index]);

    public bool TryNext([NotNullWhen(true)] out Goal? goal)
    {
        goal = null;
        if (!candidates.TryDequeue(out current, out _))
            return false;
        queued[current] = false;
        goal = goals[current];
        return true;
    }

    /// <summary>The goal that came last is not ready.</summary>
    public void Wait(Bindings bindings)
    {
        var variables = goals[current].Variables;
        foreach (var name in variables.Direct.Concat(variables.Closed).Where(name => !bindings.Has(name)))
        {
            if (!waiting.TryGetValue(name, out var indexes))
                waiting[name] = indexes = [];
            indexes.Add(current);
        }
    }

    /// <summary>The goal that came last has been ordered and has bound these variables.</summary>
    public void Done(IEnumerable<string> bound)
    {
        done[current] = true;
        foreach (var name in bound)
        {
            if (!waiting.Remove(name, out var indexes))
                continue;
            foreach (var index in indexes.Where(index => !done[index] && !queued[index]))
                Enqueue(index);
        }
    }

    void Enqueue(int index)
    {
        queued[index] = true;
        candidates.Enqueue(index, index);
    }
}
