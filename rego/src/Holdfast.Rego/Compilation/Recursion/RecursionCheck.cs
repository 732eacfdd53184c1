using Holdfast.Rego.Evaluation;

namespace Holdfast.Rego.Compilation.Recursion;

/// <summary>Reports rules that depend on themselves.</summary>
sealed class RecursionCheck(IReadOnlyDictionary<DocumentNode, HashSet<DocumentNode>> dependencies, WorkLimit limit, ErrorList errors)
{
    const int MostReported = 20;

    public void Run()
    {
        foreach (var node in Candidates().OrderBy(node => node.Id).Where(node => Cycle(node).Count > 0).Take(MostReported))
        {
            var path = string.Join(" -> ", Cycle(node));
            errors.Add(node.FirstRule!.Value, RegoErrorCode.Recursion, $"rule {node} is recursive: {path}");
        }
        if (limit.IsExhausted)
            errors.Add(Syntax.Place.None, RegoErrorCode.Compile, "rules refer to too many documents to be checked for recursion");
    }

    IEnumerable<DocumentNode> Next(DocumentNode node) => dependencies.TryGetValue(node, out var next) ? next : [];

    /// <summary>
    /// The nodes on cycles and between them: what is left after taking away, again and again, nodes without edges in or out.
    /// </summary>
    HashSet<DocumentNode> Candidates()
    {
        var nodes = dependencies.Keys.ToHashSet();
        Trim(nodes, node => Next(node));
        var reversed = nodes.ToDictionary(node => node, _ => new List<DocumentNode>());
        foreach (var node in nodes)
        {
            foreach (var next in Next(node).Where(nodes.Contains))
                reversed[next].Add(node);
        }
        Trim(nodes, node => reversed[node]);
        return nodes;
    }

    static void Trim(HashSet<DocumentNode> nodes, Func<DocumentNode, IEnumerable<DocumentNode>> edges)
    {
        var count = nodes.ToDictionary(node => node, node => edges(node).Count(nodes.Contains));
        var users = nodes.ToDictionary(node => node, _ => new List<DocumentNode>());
        foreach (var node in nodes)
        {
            foreach (var target in edges(node).Where(nodes.Contains))
                users[target].Add(node);
        }
        var free = new Queue<DocumentNode>(nodes.Where(node => count[node] == 0));
        while (free.TryDequeue(out var node))
        {
            nodes.Remove(node);
            foreach (var user in users[node].Where(user => --count[user] == 0))
                free.Enqueue(user);
        }
    }

    /// <summary>The shortest way from a node back to itself, both ends included; empty when there is none.</summary>
    List<DocumentNode> Cycle(DocumentNode start)
    {
        var cameFrom = new Dictionary<DocumentNode, DocumentNode>();
        var open = new Queue<DocumentNode>([start]);
        while (open.TryDequeue(out var node))
        {
            foreach (var next in Next(node))
            {
                if (!limit.TrySpend())
                    return [];
                if (next == start)
                    return Trace(start, node, cameFrom);
                if (cameFrom.TryAdd(next, node))
                    open.Enqueue(next);
            }
        }
        return [];
    }

    static List<DocumentNode> Trace(DocumentNode start, DocumentNode last, Dictionary<DocumentNode, DocumentNode> cameFrom)
    {
        var path = new List<DocumentNode> { start };
        for (var node = last; node != start; node = cameFrom[node])
            path.Insert(0, node);
        path.Insert(0, start);
        return path;
    }
}
