namespace Holdfast.Rego.Syntax.Tree;

/// <summary>A module: a package with its imports and rules.</summary>
/// <param name="Place">The place of the package declaration.</param>
/// <param name="Package">The path of the package below <c>data</c>.</param>
/// <param name="Imports">The imports, in order.</param>
/// <param name="Rules">The rules, in order.</param>
sealed record Module(Place Place, IReadOnlyList<RegoValue> Package, IReadOnlyList<Import> Imports, IReadOnlyList<Rule> Rules)
{
    /// <summary>Whether <c>not</c> covers everything inside the negated statement.</summary>
    public bool HasWholeNegation => Imports.Any(import => import.Names("future", "keywords", "not"));
}

/// <summary><c>import path as alias</c>.</summary>
sealed record Import(Place Place, string Root, IReadOnlyList<RegoValue> Path, string? Alias)
{
    /// <summary>The name by which the module speaks of it.</summary>
    public string Name => Alias ?? (Path.Count == 0 ? Root : (Path[^1] as RegoString)?.Value ?? "");

    public bool Names(string root, params ReadOnlySpan<string> path)
    {
        if (Root != root || Path.Count != path.Length)
            return false;
        for (var i = 0; i < path.Length; i++)
        {
            if (Path[i] is not RegoString text || text.Value != path[i])
                return false;
        }
        return true;
    }
}
