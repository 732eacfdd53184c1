namespace Holdfast.Rego.Builtins.Families.Regexes;

/// <summary>A parsed pattern.</summary>
internal abstract record RegexNode
{
    private RegexNode() { }

    internal static RegexNode Nothing { get; } = new Sequence([]);

    internal sealed record One(CharSet Set) : RegexNode;

    internal sealed record Sequence(IReadOnlyList<RegexNode> Parts) : RegexNode;

    internal sealed record Choice(IReadOnlyList<RegexNode> Options) : RegexNode;

    /// <param name="Inner">What is repeated.</param>
    /// <param name="Least">The least number of times.</param>
    /// <param name="Most">The most, or -1 for no bound.</param>
    /// <param name="Lazy">Whether fewer times are tried first.</param>
    internal sealed record Repeat(RegexNode Inner, int Least, int Most, bool Lazy) : RegexNode;

    internal sealed record Capture(RegexNode Inner, int Index) : RegexNode;

    internal sealed record Assert(RegexAssertion Kind) : RegexNode;
}
