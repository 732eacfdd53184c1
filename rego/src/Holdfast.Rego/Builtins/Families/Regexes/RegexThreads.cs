namespace Holdfast.Rego.Builtins.Families.Regexes;

/// <summary>The places in a program that are alive at one place of the text, the preferred first, each at most once.</summary>
internal sealed class RegexThreads(int steps)
{
    private readonly int[] _rank = new int[steps];
    private readonly (int Step, int Start, int[]? Groups)[] _threads = new (int, int, int[]?)[steps];

    internal int Count { get; private set; }

    internal int StepAt(int rank) => _threads[rank].Step;

    internal int StartAt(int rank) => _threads[rank].Start;

    internal int[]? GroupsAt(int rank) => _threads[rank].Groups;

    internal bool TryAdd(int step, int start, int[]? groups)
    {
        var rank = _rank[step];
        if (rank < Count && _threads[rank].Step == step)
            return false;
        _rank[step] = Count;
        _threads[Count++] = (step, start, groups);
        return true;
    }

    internal void Clear() => Count = 0;
}
