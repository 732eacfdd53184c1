using System.Diagnostics.CodeAnalysis;
using Holdfast.Rego.Compilation.Goals;

namespace Holdfast.Rego.Compilation.Safety;

/// <summary>
/// The goals not yet ordered. The first candidate in the order of the source comes next; a goal that was not ready becomes a
/// candidate again only when one of its variables has been bound, so that long bodies take no quadratic time.
/// </summary>
internal sealed class WaitingGoals
{
    private readonly IReadOnlyList<Goal> _goals;
    private readonly PriorityQueue<int, int> _candidates = new();
    private readonly Dictionary<string, List<int>> _waiting = [];
    private readonly bool[] _done;
    private readonly bool[] _queued;
    private int _current;

    internal WaitingGoals(IReadOnlyList<Goal> goals)
    {
        _goals = goals;
        _done = new bool[goals.Count];
        _queued = new bool[goals.Count];
        for (var i = 0; i < goals.Count; i++)
            Enqueue(i);
    }

    internal IEnumerable<Goal> Left => _goals.Where((_, index) => !_done[index]);

    internal bool TryNext([NotNullWhen(true)] out Goal? goal)
    {
        goal = null;
        if (!_candidates.TryDequeue(out _current, out _))
            return false;
        _queued[_current] = false;
        goal = _goals[_current];
        return true;
    }

    /// <summary>The goal that came last is not ready.</summary>
    internal void Wait(Bindings bindings)
    {
        var variables = _goals[_current].Variables;
        foreach (var name in variables.Direct.Concat(variables.Closed).Where(name => !bindings.Has(name)))
        {
            if (!_waiting.TryGetValue(name, out var indexes))
                _waiting[name] = indexes = [];
            indexes.Add(_current);
        }
    }

    /// <summary>The goal that came last has been ordered and has bound these variables.</summary>
    internal void Done(IEnumerable<string> bound)
    {
        _done[_current] = true;
        foreach (var name in bound)
        {
            if (!_waiting.Remove(name, out var indexes))
                continue;
            foreach (var index in indexes.Where(index => !_done[index] && !_queued[index]))
                Enqueue(index);
        }
    }

    private void Enqueue(int index)
    {
        _queued[index] = true;
        _candidates.Enqueue(index, index);
    }
}
