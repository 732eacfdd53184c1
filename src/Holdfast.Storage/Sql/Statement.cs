using System.Data.Common;

namespace Holdfast.Storage.Sql;

/// <summary>One statement with its parameters <c>$1</c>, <c>$2</c>, …; whoever runs it fills in what came of it.</summary>
sealed class Statement(string text, params SqlValue[] values)
{
    public string Text { get; } = text;

    public SqlValue[] Values { get; } = values;

    /// <summary>Takes each row; null when the statement answers none.</summary>
    public Action<DbDataReader>? Row { get; init; }

    /// <summary>No affected row means that the row is no longer what the command was judged on.</summary>
    public bool MustAffect { get; init; }

    public int Affected { get; set; }

    public static void Ignore(DbDataReader row)
    {
    }
}
