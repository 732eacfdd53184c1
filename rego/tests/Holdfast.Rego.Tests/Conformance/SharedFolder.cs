namespace Holdfast.Rego.Tests.Conformance;

/// <summary>Finds the folders beside the repository that tests read from, and the repository itself.</summary>
static class SharedFolder
{
    public static string Repository { get; } = FindRepository();

    /// <summary>The folder, or a skipped test with the reason.</summary>
    public static string Require(params string[] path)
    {
        var folder = Path.Combine([Repository, "..", "shared", .. path]);
        Assert.SkipUnless(Path.Exists(folder), $"{Path.GetFullPath(folder)} is absent: the cases are not part of the repository.");
        return folder;
    }

    static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Holdfast.slnx")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        return folder.FullName;
    }
}
