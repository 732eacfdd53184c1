namespace Holdfast.Rego.Tracing;

/// <summary>The lines that evaluations have reached.</summary>
sealed class ReachedLines
{
    readonly HashSet<(string File, int Line)> lines = [];

    public IEnumerable<(string File, int Line)> All => lines;

    public bool Has((string File, int Line) line) => lines.Contains(line);

    public void Add(string file, int line) => lines.Add((file, line));
}
