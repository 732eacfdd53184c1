using System.Data.Common;

namespace Holdfast.Storage.Sql;

/// <summary>
/// The commands of one connection, kept prepared; for an engine in the process, where a command is cheaper than its preparation.
/// </summary>
sealed class PreparedCommands(DbConnection connection, Func<SqlValue, object> stored) : IDisposable
{
    const int Most = 300;

    readonly Dictionary<string, DbCommand> commands = new(StringComparer.Ordinal);

    public void Run(Statement statement)
    {
        var command = Bound(statement);
        if (statement.Row is not { } take)
        {
            statement.Affected = command.ExecuteNonQuery();
            return;
        }
        using var rows = command.ExecuteReader();
        while (rows.Read())
            take(rows);
    }

    public void Dispose()
    {
        foreach (var command in commands.Values)
            command.Dispose();
        commands.Clear();
    }

    DbCommand Bound(Statement statement)
    {
        if (!commands.TryGetValue(statement.Text, out var command))
        {
            if (commands.Count >= Most)
                Dispose();
            command = connection.CreateCommand();
            command.CommandText = statement.Text;
            for (var i = 1; i <= statement.Values.Length; i++)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = Dialect.Place(i);
                command.Parameters.Add(parameter);
            }
            command.Prepare();
            commands.Add(statement.Text, command);
        }
        for (var i = 0; i < statement.Values.Length; i++)
            command.Parameters[i].Value = stored(statement.Values[i]);
        return command;
    }
}
