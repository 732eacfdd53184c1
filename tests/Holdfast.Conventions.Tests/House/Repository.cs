using System.Diagnostics;
using Holdfast.TestHost;

namespace Holdfast.Conventions.Tests.House;

/// <summary>The files of this repository: what git tracks or would track, so that build output and local databases do not count.</summary>
static class Repository
{
    static readonly Lazy<IReadOnlyList<string>> files = new(ListFiles);

    /// <summary>Paths relative to the root, with forward slashes, in ordinal order.</summary>
    public static IReadOnlyList<string> Files => files.Value;

    /// <summary>What the products are built from: src/ of the house and of Rego's own.</summary>
    public static IEnumerable<string> Sources =>
        Files.Where(file => file.StartsWith("src/", StringComparison.Ordinal) || file.StartsWith("rego/src/", StringComparison.Ordinal));

    public static IEnumerable<SourceFile> CSharp =>
        Sources.Where(file => file.EndsWith(".cs", StringComparison.Ordinal)).Select(file => new SourceFile(file, Read(file)));

    /// <summary>The names of the projects among the sources.</summary>
    public static IEnumerable<string> Projects =>
        Sources.Where(file => file.EndsWith(".csproj", StringComparison.Ordinal)).Select(Path.GetFileNameWithoutExtension)!;

    public static string Read(string file) => File.ReadAllText(RepositoryRoot.PathOf(file));

    static List<string> ListFiles()
    {
        string[] arguments = ["-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"];
        using var git = Process.Start(new ProcessStartInfo("git", arguments)
        {
            WorkingDirectory = RepositoryRoot.Find(),
            RedirectStandardOutput = true,
        })!;
        var listing = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        if (git.ExitCode != 0)
            throw new InvalidOperationException($"git ls-files ended with exit code {git.ExitCode}.");
        var existing = listing.Split('\0', StringSplitOptions.RemoveEmptyEntries)
            .Where(file => File.Exists(RepositoryRoot.PathOf(file)))
            .Distinct();
        return [.. existing.Order(StringComparer.Ordinal)];
    }
}
