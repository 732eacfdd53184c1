namespace Holdfast.Conventions.Tests.Layering;

/// <summary>Which assembly of the house may refer to which: those named here, and whatever these may refer to.</summary>
static class Arrows
{
    static readonly Dictionary<string, string[]> allowed = new()
    {
        ["Holdfast.Rego"] = [],
        ["Holdfast.Transparency"] = [],
        ["Holdfast.StatusLists"] = [],
        ["Holdfast"] = ["Holdfast.Rego", "Holdfast.Transparency", "Holdfast.StatusLists"],
        ["Holdfast.Storage"] = ["Holdfast"],
        ["Holdfast.Sqlite"] = ["Holdfast.Storage"],
        ["Holdfast.PostgreSql"] = ["Holdfast.Storage"],
        ["Holdfast.AspNetCore"] = ["Holdfast"],
        ["Holdfast.Panel"] = ["Holdfast.AspNetCore"],
        ["Holdfast.Cli"] = ["Holdfast.Sqlite", "Holdfast.PostgreSql", "Holdfast.Panel"],
    };

    /// <summary>
    /// The references of an assembly that run against the arrows, and the assembly itself when it has no place among them.
    /// </summary>
    public static IEnumerable<string> Against(string assembly, IEnumerable<string> references)
    {
        if (!allowed.ContainsKey(assembly))
            return [$"{assembly} has no place in the house: say in Layering/Arrows.cs what it may refer to"];
        var reachable = Reachable(assembly);
        return
            from reference in references
            where IsOfTheHouse(reference) && !reachable.Contains(reference)
            select $"{assembly} refers to {reference}";
    }

    static bool IsOfTheHouse(string name) => name == "Holdfast" || name.StartsWith("Holdfast.", StringComparison.Ordinal);

    static HashSet<string> Reachable(string assembly)
    {
        var reachable = new HashSet<string>();
        var next = new Queue<string>(allowed[assembly]);
        while (next.TryDequeue(out var name))
        {
            if (reachable.Add(name))
                Array.ForEach(allowed[name], next.Enqueue);
        }
        return reachable;
    }
}
