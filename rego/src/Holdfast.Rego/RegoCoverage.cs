using Holdfast.Rego.Tracing;

namespace Holdfast.Rego;

/// <summary>
/// The lines that evaluations have reached. May be given to several evaluations one after the other; not for several threads.
/// </summary>
public sealed class RegoCoverage
{
    /// <summary>The lines reached so far, by file and line.</summary>
    public IReadOnlyList<(string File, int Line)> Reached => [.. Lines.All.Order()];

    /// <summary>What evaluations add to.</summary>
    internal ReachedLines Lines { get; } = new();

    /// <summary>Whether a line was reached.</summary>
    public bool Has(string file, int line) => Lines.Has((file, line));

    /// <summary>The share, from 0 to 1, of the lines of a policy that were reached; 1 when it has none.</summary>
    public double Of(RegoPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var lines = policy.Lines;
        return lines.Count == 0 ? 1 : (double)lines.Count(Lines.Has) / lines.Count;
    }
}
