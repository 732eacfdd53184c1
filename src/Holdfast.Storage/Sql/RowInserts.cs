using System.Globalization;
using System.Text;

namespace Holdfast.Storage.Sql;

/// <summary>Many rows in as few statements as the engine likes.</summary>
static class RowInserts
{
    /// <summary>The statements that insert the rows.</summary>
    public static List<Statement> Of(Dialect dialect, string into, IReadOnlyList<SqlValue[]> rows)
    {
        var statements = new List<Statement>();
        var done = 0;
        foreach (var size in dialect.RowsPerStatement)
        {
            if (rows.Count - done < size)
                continue;
            var text = into + Values(size, rows[0].Length);
            for (; rows.Count - done >= size; done += size)
                statements.Add(new(text, [.. rows.Skip(done).Take(size).SelectMany(row => row)]));
        }
        return statements;
    }

    /// <summary>What stands behind VALUES: so many rows of so many parameters.</summary>
    public static string Values(int rows, int columns)
    {
        var text = new StringBuilder();
        for (var parameter = 1; parameter <= rows * columns; parameter++)
            text.Append(parameter % columns == 1 ? parameter == 1 ? "(" : ", (" : ", ").Append(CultureInfo.InvariantCulture, $"${parameter}").Append(parameter % columns == 0 ? ")" : "");
        return text.ToString();
    }
}
