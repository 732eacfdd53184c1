namespace Holdfast.Rego.Builtins.Families.Regexes;

/// <summary>The places in a program that are alive at one place of the text, the preferred first, each at most once.</summary>
sealed class RegexThreads(int steps)
{
    readonly int[] rank = new int[steps];
    readonly (int Step, int Start, int[]? Groups)[] threads = new (int, int, int[]?)[steps];

    public int Count { get; private set; }

    public int StepAt(int rank) => threads[rank].Step;

    public int StartAt(int rank) => threads[rank].Start;

    public int[]? GroupsAt(int rank) => threads[rank].Groups;

    public bool TryAdd(int step, int start, int[]? groups)
    {
        var rank = this.rank[step];
        if (rank < Count && threads[rank].Step == step)
            return false;
        this.rank[step] = Count;
        threads[Count++] = (step, start, groups);
        return true;
    }

    public void Clear() => Count = 0;
}
