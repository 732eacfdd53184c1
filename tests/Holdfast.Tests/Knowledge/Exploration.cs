namespace Holdfast.Tests.Knowledge;

/// <summary>
/// Breadth first from one state: every state that so many steps reach is looked at once, so a fault comes with a shortest history.
/// </summary>
sealed class Exploration(Laws laws)
{
    readonly Play play = new(laws);
    readonly HashSet<UInt128> seen = [];

    public int States => seen.Count;

    public long Steps { get; private set; }

    /// <summary>How deep the last search went.</summary>
    public int Depth { get; private set; }

    /// <summary>
    /// The first fault within <paramref name="depth"/> steps; null when there is none. Stops unfinished after <paramref
    /// name="mostStates"/>.
    /// </summary>
    public History? FirstFault(Twin start, int depth, int mostStates = int.MaxValue)
    {
        var oracle = new Oracle(play);
        var begin = play.Begin(start);
        seen.Add(TwinKey.Of(begin));
        if (oracle.Fault(begin) is { } early)
            return new([], early);
        List<Node> layer = [new(begin, null, default)];
        for (Depth = 1; Depth <= depth; Depth++)
        {
            List<Node> next = [];
            foreach (var node in layer)
            {
                foreach (var (move, after) in play.From(node.State))
                {
                    Steps++;
                    if (!seen.Add(TwinKey.Of(after)))
                        continue;
                    if (oracle.Fault(node.State, move, after) is { } fault)
                        return new([.. node.Moves(), move], fault);
                    if (Depth < depth)
                        next.Add(new(after, node, move));
                }
                if (seen.Count >= mostStates)
                    return null;
            }
            layer = next;
        }
        return null;
    }

    sealed record Node(Twin State, Node? Before, Move By)
    {
        public IEnumerable<Move> Moves() => Before is null ? [] : Before.Moves().Append(By);
    }
}

/// <summary>The steps to a fault.</summary>
sealed record History(IReadOnlyList<Move> Moves, string Fault)
{
    public override string ToString() => $"{string.Join("; ", Moves)} -> {Fault}";
}
