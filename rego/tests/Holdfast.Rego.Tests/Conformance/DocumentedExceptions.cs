namespace Holdfast.Rego.Tests.Conformance;

/// <summary>The exceptions that docs/rego.md lists with their reasons: lines <c>- `case`: reason</c> below a heading.</summary>
static class DocumentedExceptions
{
    public static IReadOnlySet<string> Read(string heading)
    {
        var exceptions = new HashSet<string>();
        var inside = false;
        foreach (var line in File.ReadLines(Path.Combine(SharedFolder.Repository, "docs", "rego.md")))
        {
            if (line.StartsWith('#'))
                inside = line.TrimStart('#', ' ') == heading;
            else if (inside && line.StartsWith("- `", StringComparison.Ordinal))
                exceptions.Add(Case(line));
        }
        return exceptions;
    }

    static string Case(string line)
    {
        var end = line.IndexOf("`: ", StringComparison.Ordinal);
        Assert.True(end > 0 && line.Length > end + 3, $"An exception without a reason: {line}");
        return line[3..end];
    }
}
