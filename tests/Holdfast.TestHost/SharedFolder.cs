namespace Holdfast.TestHost;

/// <summary>Material that lies beside the repository, in <c>../shared</c>, and that a checkout may be without.</summary>
public static class SharedFolder
{
    /// <summary>The full path of a folder or file in it, or null when it is not there.</summary>
    public static string? TryFind(string relativePath)
    {
        var path = Path.GetFullPath(Path.Combine(RepositoryRoot.Find(), "..", "shared", relativePath));
        return Path.Exists(path) ? path : null;
    }
}
