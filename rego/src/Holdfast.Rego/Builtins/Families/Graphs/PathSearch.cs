using Holdfast.Rego.Limits;

namespace Holdfast.Rego.Builtins.Families.Graphs;

/// <summary>
/// Lists the paths from some nodes to where they end: at a node without neighbours, at one that is not in the graph, or where the
/// next node was visited already. There may be exponentially many, so each step is paid for.
/// </summary>
sealed class PathSearch(RegoObject graph, BudgetMeter budget)
{
    const int BytesPerNode = 8;

    readonly RegoSetBuilder found = new();
    readonly List<RegoValue> path = [];
    readonly HashSet<RegoValue> onPath = [];

    public RegoSet Run(IReadOnlyCollection<RegoValue> start)
    {
        foreach (var node in start)
        {
            if (graph.Find(node) is not null)
                Follow(node);
        }
        return found.Build();
    }

    /// <summary>Depth first with an own stack, because a path may be as long as the graph.</summary>
    void Follow(RegoValue start)
    {
        var open = new Stack<IEnumerator<RegoValue>>();
        Enter(start, open);
        while (open.TryPeek(out var neighbours))
        {
            if (neighbours.MoveNext())
            {
                Enter(neighbours.Current, open);
                continue;
            }
            open.Pop();
            if (!RepeatsStart)
                onPath.Remove(path[^1]);
            path.RemoveAt(path.Count - 1);
        }
    }

    /// <summary>A node that is its own neighbour stands twice at the start of a path, as it does in Open Policy Agent.</summary>
    bool RepeatsStart => path.Count == 2 && path[1].Equals(path[0]);

    void Enter(RegoValue node, Stack<IEnumerator<RegoValue>> open)
    {
        budget.Charge(node.Weight);
        if ((onPath.Contains(node) && path.Count != 1) || graph.Find(node) is not { } edges)
        {
            Record();
            return;
        }
        path.Add(node);
        var neighbours = GraphBuiltins.Vertices(edges);
        if (neighbours.Count == 0)
        {
            Record();
            path.RemoveAt(path.Count - 1);
            return;
        }
        onPath.Add(node);
        open.Push(neighbours.GetEnumerator());
    }

    void Record()
    {
        budget.Charge(path.Count);
        budget.ChargeMemory((long)path.Count * BytesPerNode);
        found.Add(RegoArray.Adopt([.. path]));
    }
}
