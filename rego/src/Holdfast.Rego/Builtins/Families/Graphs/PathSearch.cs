using Holdfast.Rego.Limits;

namespace Holdfast.Rego.Builtins.Families.Graphs;

/// <summary>
/// Lists the paths from some nodes to where they end: at a node without neighbours, at one that is not in the graph, or where the
/// next node was visited already. There may be exponentially many, so each step is paid for.
/// </summary>
internal sealed class PathSearch(RegoObject graph, BudgetMeter budget)
{
    private const int BytesPerNode = 8;

    private readonly RegoSetBuilder _found = new();
    private readonly List<RegoValue> _path = [];
    private readonly HashSet<RegoValue> _onPath = [];

    internal RegoSet Run(IReadOnlyCollection<RegoValue> start)
    {
        foreach (var node in start)
        {
            if (graph.Find(node) is not null)
                Follow(node);
        }
        return _found.Build();
    }

    /// <summary>Depth first with an own stack, because a path may be as long as the graph.</summary>
    private void Follow(RegoValue start)
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
                _onPath.Remove(_path[^1]);
            _path.RemoveAt(_path.Count - 1);
        }
    }

    /// <summary>A node that is its own neighbour stands twice at the start of a path, as it does in Open Policy Agent.</summary>
    private bool RepeatsStart => _path.Count == 2 && _path[1].Equals(_path[0]);

    private void Enter(RegoValue node, Stack<IEnumerator<RegoValue>> open)
    {
        budget.Charge(node.Weight);
        if ((_onPath.Contains(node) && _path.Count != 1) || graph.Find(node) is not { } edges)
        {
            Record();
            return;
        }
        _path.Add(node);
        var neighbours = GraphBuiltins.Vertices(edges);
        if (neighbours.Count == 0)
        {
            Record();
            _path.RemoveAt(_path.Count - 1);
            return;
        }
        _onPath.Add(node);
        open.Push(neighbours.GetEnumerator());
    }

    private void Record()
    {
        budget.Charge(_path.Count);
        budget.ChargeMemory((long)_path.Count * BytesPerNode);
        _found.Add(RegoArray.Adopt([.. _path]));
    }
}
