namespace Holdfast.TestHost;

/// <summary>
/// Compares text with an approved file, <c>tests/&lt;project&gt;/Approvals/&lt;name&gt;.txt</c> of the running test project. With
/// HOLDFAST_APPROVE=1 (<c>./dev api</c>) it writes that file instead. Mark tests that use it
/// <c>[Trait("Kind", "Approval")]</c>: <c>./dev api</c> runs those alone.
/// </summary>
public static class Approval
{
    public static bool IsApproving => Environment.GetEnvironmentVariable("HOLDFAST_APPROVE") == "1";

    /// <summary>
    /// Throws <see cref="ApprovalException"/> with a line diff when the text is not the approved one. Line ends do not count.
    /// </summary>
    public static void Verify(string name, string actualText) =>
        Verify(Path.Combine(Folder, name + ".txt"), actualText, IsApproving);

    /// <summary>Where the running test project keeps its approved files.</summary>
    public static string Folder => RepositoryRoot.PathOf($"tests/{BuildOutput.Project}/Approvals");

    /// <summary>The same with everything given, for files that lie elsewhere.</summary>
    public static void Verify(string path, string actualText, bool approve)
    {
        var actual = Normalise(actualText);
        var approved = File.Exists(path) ? Normalise(File.ReadAllText(path)) : null;
        if (approved == actual)
            return;
        if (!approve)
            throw new ApprovalException(Explain(path, approved, actual));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, actual);
    }

    static string Explain(string path, string? approved, string actual)
    {
        var file = Path.GetRelativePath(RepositoryRoot.Find(), path);
        return approved is null
            ? $"{file} does not exist yet. `./dev api` writes it; the text is:\n{actual}"
            : $"{file} differs (- approved, + now). If the change is meant, run `./dev api` and commit it.\n{LineDiff.Between(approved, actual)}";
    }

    static string Normalise(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
}
