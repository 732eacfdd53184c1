namespace Holdfast.Rego.Syntax.Tree;

/// <summary>Statements that must all hold.</summary>
sealed record Body
{
    public Body(IReadOnlyList<Statement> statements)
    {
        Statements = statements;
        Depth = statements.Select(statement => statement.Depth).DefaultIfEmpty().Max() + 1;
    }

    public IReadOnlyList<Statement> Statements { get; }

    public int Depth { get; }
}
