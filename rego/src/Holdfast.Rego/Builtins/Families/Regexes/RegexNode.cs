namespace Holdfast.Rego.Builtins.Families.Regexes;

/// <summary>A parsed pattern.</summary>
abstract record RegexNode
{
    RegexNode() { }

    public static RegexNode Nothing { get; } = new Sequence([]);

    public sealed record One(CharSet Set) : RegexNode;

    public sealed record Sequence(IReadOnlyList<RegexNode> Parts) : RegexNode;

    public sealed record Choice(IReadOnlyList<RegexNode> Options) : RegexNode;

    /// <param name="Inner">What is repeated.</param>
    /// <param name="Least">The least number of times.</param>
    /// <param name="Most">The most, or -1 for no bound.</param>
    /// <param name="Lazy">Whether fewer times are tried first.</param>
    public sealed record Repeat(RegexNode Inner, int Least, int Most, bool Lazy) : RegexNode;

    public sealed record Capture(RegexNode Inner, int Index) : RegexNode;

    public sealed record Assert(RegexAssertion Kind) : RegexNode;
}
