namespace Holdfast.Rego.Benchmarks;

/// <summary>The folder <c>shared/bench/rego</c> beside the repository: policies, data and an input that a checkout may be without.</summary>
static class BenchFolder
{
    /// <summary>Its path, searched upward from the program; null when it is not there.</summary>
    public static string? Find()
    {
        for (var above = new DirectoryInfo(AppContext.BaseDirectory); above is not null; above = above.Parent)
        {
            var folder = Path.Combine(above.FullName, "shared", "bench", "rego");
            if (Directory.Exists(folder))
                return folder;
        }
        return null;
    }
}
