using System.Data.Common;

namespace Holdfast.Storage.Sql;

/// <summary>One statement with its parameters <c>$1</c>, <c>$2</c>, …; whoever runs it fills in what came of it.</summary>
sealed class Statement(string text, params SqlValue[] values)
{
    public Statement(RowText text, params SqlValue[] values)
        : this(text.One, values) => Mergeable = text;

    public string Text { get; } = text;

    public SqlValue[] Values { get; } = values;

    /// <summary>Takes each row; null when the statement answers none.</summary>
    public Action<DbDataReader>? Row { get; init; }

    /// <summary>How many rows it must affect at least: fewer mean that a row is no longer what the command was judged on.</summary>
    public int MustAffect { get; init; }

    public int Affected { get; set; }

    /// <summary>
    /// How it can be one statement with others of this text; null when it cannot. Then each takes the rows of all, and must know its own.
    /// </summary>
    public RowText? Mergeable { get; init; }

    /// <summary>
    /// Whether it writes rows of accounts: with them a transaction waits for those that hold an account, before it ends what belongs to
    /// it.
    /// </summary>
    public bool OfAccounts { get; init; }

    public bool MissedItsRows => MustAffect > 0 && Affected < MustAffect;

    public static void Ignore(DbDataReader row)
    {
    }
}
