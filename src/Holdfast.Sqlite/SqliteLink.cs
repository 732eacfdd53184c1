using System.Globalization;
using Holdfast.Storage.Sql;
using Microsoft.Data.Sqlite;

namespace Holdfast.Sqlite;

/// <summary>One connection with its prepared commands. Used by one thread at a time; throws what SQLite throws.</summary>
sealed class SqliteLink : IDisposable
{
    const int MostCommands = 300;
    static readonly object One = 1L;
    static readonly object Zero = 0L;

    readonly SqliteConnection connection;
    readonly Dictionary<string, SqliteCommand> commands = new(StringComparer.Ordinal);

    SqliteLink(SqliteConnection connection) => this.connection = connection;

    public static SqliteLink Open(string file, bool writes)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Mode = SqliteOpenMode.ReadWrite,
            Pooling = false,
            // The provider would repeat a busy statement for this long; SQLite's own busy handler, below, has waited by then.
            DefaultTimeout = 1,
        }.ToString());
        try
        {
            connection.Open();
            var link = new SqliteLink(connection);
            link.RunScript("PRAGMA busy_timeout = 5000; PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY;");
            link.RunScript(writes ? "PRAGMA cache_size = -65536;" : "PRAGMA cache_size = -16384; PRAGMA query_only = ON;");
            return link;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

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

    public void Run(IReadOnlyList<Statement> statements)
    {
        for (var i = 0; i < statements.Count; i++)
            Run(statements[i]);
    }

    public void RunScript(string script)
    {
        using var command = connection.CreateCommand();
        command.CommandText = script;
        command.ExecuteNonQuery();
    }

    public void Dispose()
    {
        Forget();
        connection.Dispose();
    }

    void Forget()
    {
        foreach (var command in commands.Values)
            command.Dispose();
        commands.Clear();
    }

    SqliteCommand Bound(Statement statement)
    {
        if (!commands.TryGetValue(statement.Text, out var command))
        {
            if (commands.Count >= MostCommands)
                Forget();
            command = connection.CreateCommand();
            command.CommandText = statement.Text;
            for (var i = 1; i <= statement.Values.Length; i++)
                command.Parameters.Add(new SqliteParameter { ParameterName = Dialect.Place(i) });
            commands[statement.Text] = command;
        }
        for (var i = 0; i < statement.Values.Length; i++)
            command.Parameters[i].Value = Stored(statement.Values[i]);
        return command;
    }

    static object Stored(in SqlValue value) => value.IsNull
        ? DBNull.Value
        : value.Type switch
        {
            SqlType.Uuid => value.Uuid.ToString("D"),
            SqlType.Uuids => $"[{string.Join(',', value.Uuids.Select(id => string.Create(CultureInfo.InvariantCulture, $"\"{id:D}\"")))}]",
            SqlType.Number => value.Number,
            SqlType.Text => value.Text,
            SqlType.Bytes => value.Bytes,
            SqlType.Truth => value.Truth ? One : Zero,
            _ => throw new ArgumentOutOfRangeException(nameof(value)),
        };
}
