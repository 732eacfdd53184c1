namespace Holdfast.Rego.Syntax.Tree;

/// <summary>A string with expressions in it: <c>$"user {name}"</c>. Texts and statements take turns, a text comes first and last.</summary>
sealed record TemplateTerm : Term
{
    public TemplateTerm(Place place, IReadOnlyList<string> texts, IReadOnlyList<Statement> parts) : base(place)
    {
        Texts = texts;
        Parts = parts;
        Depth = parts.Select(part => part.Depth).DefaultIfEmpty().Max() + 1;
    }

    public IReadOnlyList<string> Texts { get; }

    /// <summary>Statements that are terms, perhaps with modifiers.</summary>
    public IReadOnlyList<Statement> Parts { get; }
}
