namespace Holdfast.Rego.Syntax.Tree;

/// <summary>Statements that must all hold.</summary>
internal sealed record Body
{
    internal Body(IReadOnlyList<Statement> statements)
    {
        Statements = statements;
        Depth = statements.Select(statement => statement.Depth).DefaultIfEmpty().Max() + 1;
    }

    internal IReadOnlyList<Statement> Statements { get; }

    internal int Depth { get; }
}
