namespace Holdfast.Rego.Syntax.Tree;

/// <summary>
/// A name. The parser gives each <c>_</c> a name of its own that starts with <see cref="WildcardMark"/>; the compiler gives the
/// variables it makes up names that start with <see cref="GeneratedMark"/>.
/// </summary>
sealed record VariableTerm(Place Place, string Name) : Term(Place)
{
    public const char WildcardMark = '$';
    public const char GeneratedMark = '#';

    public bool IsWildcard => Name[0] == WildcardMark;

    public bool IsGenerated => Name[0] == GeneratedMark;

    /// <summary>The name as it stands in the source; declared variables carry a number behind a mark.</summary>
    public string SourceName => Source(Name);

    public static string Source(string name)
    {
        if (name[0] == WildcardMark)
            return "_";
        var mark = name.IndexOf(GeneratedMark, StringComparison.Ordinal);
        return mark > 0 ? name[..mark] : name;
    }
}
