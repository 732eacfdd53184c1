using T = Holdfast.Rego.Builtins.RegoTypes;

namespace Holdfast.Rego.Builtins.Families.Graphs;

/// <summary>Functions on graphs: objects that map each node to an array or a set of its neighbours.</summary>
static class GraphBuiltins
{
    public static readonly Builtin[] All =
    [
        Builtin.Function("graph.reachable", [T.Object, T.Array | T.Set], T.Set, Reachable),
        Builtin.Function("graph.reachable_paths", [T.Object, T.Array | T.Set], T.Set, ReachablePaths),
        Builtin.Relation("walk", [T.Any], T.Array, (arguments, context) => Walk.Enumerate(arguments[0], context.Budget)),
    ];

    static RegoSet? Reachable(in BuiltinCall call)
    {
        if (!Start(call, out var graph, out var start))
            return null;
        var reached = new RegoSetBuilder();
        var waiting = new Queue<RegoValue>(start);
        while (waiting.TryDequeue(out var node))
        {
            call.Budget.Charge(node.Weight);
            if (graph.Find(node) is not { } edges || !reached.Add(node))
                continue;
            foreach (var neighbour in Vertices(edges))
            {
                call.Budget.Step();
                waiting.Enqueue(neighbour);
            }
        }
        return reached.Build();
    }

    static RegoSet? ReachablePaths(in BuiltinCall call) =>
        Start(call, out var graph, out var start) ? new PathSearch(graph, call.Budget).Run(start) : null;

    static bool Start(in BuiltinCall call, out RegoObject graph, out IReadOnlyCollection<RegoValue> start)
    {
        (graph, start) = (RegoObject.Empty, []);
        if (!call.Object(0, out var given) || !call.Elements(1, out var nodes, RegoKind.Array, RegoKind.Set))
            return false;
        (graph, start) = (given, nodes);
        return true;
    }

    /// <summary>The neighbours listed by a node; what is no collection lists none.</summary>
    public static IReadOnlyCollection<RegoValue> Vertices(RegoValue edges) =>
        edges is RegoArray or RegoSet ? (IReadOnlyCollection<RegoValue>)edges : [];
}
