using Holdfast.Storage.Sql;

namespace Holdfast.Torture.Tests.Steps;

/// <summary>A transaction as the link of another: every statement is an exchange of its own, and before each the process may die.</summary>
sealed class MortalLink(DatabaseTransaction transaction, Death death) : DatabaseLink(null!)
{
    public override ValueTask DisposeAsync() => transaction.DisposeAsync();

    protected override async ValueTask ExchangeAsync(IReadOnlyList<Statement> statements, bool commits, CancellationToken cancellationToken)
    {
        foreach (var statement in statements)
        {
            death.Step(statement.Text);
            await (statement.Text switch
            {
                "COMMIT" => transaction.CommitAsync([], cancellationToken),
                "ROLLBACK" => transaction.DisposeAsync(),
                _ => transaction.RunAsync([statement], cancellationToken),
            });
        }
    }

    // The inner link says so itself.
    protected override bool LeavesCommitOpen(Exception fault) => false;

    // What the engine threw was translated by its own link.
    protected override bool IsFault(Exception e) => false;

    protected override Exception Translated(Exception fault) => fault;
}
