namespace Holdfast.Rego.Builtins.Families.Objects;

/// <summary>Paths into values, as a tree. Once a path ends somewhere, longer ones below it do not matter.</summary>
internal sealed class PathSet
{
    private readonly Dictionary<RegoValue, PathSet> _children = [];

    /// <summary>Whether a path ends here.</summary>
    internal bool IsEnd { get; private set; }

    internal PathSet? Below(RegoValue key) => _children.GetValueOrDefault(key);

    internal void Add(ReadOnlySpan<RegoValue> path)
    {
        var node = this;
        for (var i = 0; i < path.Length && !node.IsEnd; i++)
        {
            if (!node._children.TryGetValue(path[i], out var child))
                node._children[path[i]] = child = new PathSet();
            node = child;
        }
        if (path.Length > 0)
            node.IsEnd = true;
    }
}
