namespace Holdfast.Rego.Builtins.Families.Objects;

/// <summary>Paths into values, as a tree. Once a path ends somewhere, longer ones below it do not matter.</summary>
sealed class PathSet
{
    readonly Dictionary<RegoValue, PathSet> children = [];

    /// <summary>Whether a path ends here.</summary>
    public bool IsEnd { get; private set; }

    public PathSet? Below(RegoValue key) => children.GetValueOrDefault(key);

    public void Add(ReadOnlySpan<RegoValue> path)
    {
        var node = this;
        for (var i = 0; i < path.Length && !node.IsEnd; i++)
        {
            if (!node.children.TryGetValue(path[i], out var child))
                node.children[path[i]] = child = new PathSet();
            node = child;
        }
        if (path.Length > 0)
            node.IsEnd = true;
    }
}
