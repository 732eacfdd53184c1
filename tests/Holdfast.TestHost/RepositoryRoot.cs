namespace Holdfast.TestHost;

/// <summary>The folder that holds Holdfast.slnx, found upward from the running test's own folder.</summary>
public static class RepositoryRoot
{
    static readonly Lazy<string> root = new(Search);

    public static string Find() => root.Value;

    /// <summary>A path inside the repository, given with forward slashes.</summary>
    public static string PathOf(string relativePath) => Path.Combine(Find(), relativePath);

    static string Search()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Holdfast.slnx")))
                return folder.FullName;
        }
        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds Holdfast.slnx.");
    }
}
