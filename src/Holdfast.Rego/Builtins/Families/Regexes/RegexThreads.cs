namespace Holdfast.Rego.Builtins.Families.Regexes;

/// <summary>The places in a program that are alive at one place of the text, the preferred first, each at most once.</summary>
internal sealed class RegexThreads(int steps)
{
    private readonly int[] _rank = new int[steps];
    private readonly int[] _steps = new int[steps];
    private readonly int[] _starts = new int[steps];
    private readonly int[]?[] _groups = new int[]?[steps];

    internal int Count { get; private set; }

    internal int StepAt(int rank) => _steps[rank];

    internal int StartAt(int rank) => _starts[rank];

    internal int[]? GroupsAt(int rank) => _groups[rank];

    internal bool TryAdd(int step, int start, int[]? groups)
    {
        var rank = _rank[step];
        if (rank < Count && _steps[rank] == step)
            return false;
        _rank[step] = Count;
        _steps[Count] = step;
        _starts[Count] = start;
        _groups[Count] = groups;
        Count++;
        return true;
    }

    internal void Clear() => Count = 0;
}
