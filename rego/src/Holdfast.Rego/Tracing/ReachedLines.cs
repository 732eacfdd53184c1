namespace Holdfast.Rego.Tracing;

/// <summary>The lines that evaluations have reached.</summary>
internal sealed class ReachedLines
{
    private readonly HashSet<(string File, int Line)> _lines = [];

    internal IEnumerable<(string File, int Line)> All => _lines;

    internal bool Has((string File, int Line) line) => _lines.Contains(line);

    internal void Add(string file, int line) => _lines.Add((file, line));
}
