using Holdfast.Storage.Sql;
using Npgsql;
using NpgsqlTypes;

namespace Holdfast.PostgreSql;

/// <summary>A pooled connection in use. Closing it rolls back what was not committed.</summary>
sealed class PostgreSqlLink(NpgsqlConnection connection, Func<Exception, Exception> translate) : DatabaseLink(connection)
{
    /// <summary>In the order of <see cref="SqlType"/>.</summary>
    static readonly NpgsqlDbType[] Types =
        [NpgsqlDbType.Uuid, NpgsqlDbType.Array | NpgsqlDbType.Uuid, NpgsqlDbType.Bigint, NpgsqlDbType.Text, NpgsqlDbType.Bytea, NpgsqlDbType.Boolean];

    bool opened;
    PostgresNotice? doubt;

    protected override TimeSpan LongestCommit => connection.CommandTimeout == 0 ? Timeout.InfiniteTimeSpan : TimeSpan.FromSeconds(connection.CommandTimeout);

    protected override async ValueTask ExchangeAsync(IReadOnlyList<Statement> statements, bool commits, CancellationToken cancellationToken)
    {
        if (!opened)
        {
            connection.Notice += (_, told) => doubt = PostgreSqlFaults.IsDoubt(told.Notice) ? told.Notice : doubt;
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            opened = true;
        }
        // Opening it again would run the rest of a transaction without its beginning.
        if (connection.State != System.Data.ConnectionState.Open)
            throw new NpgsqlException("The connection was lost.");
        doubt = null;
        var batch = connection.CreateBatch();
        await using (batch.ConfigureAwait(false))
        {
            // A server that is told to cancel a commit gives up waiting for its standbys and answers as if all were well.
            if (commits)
                batch.Timeout = 0;
            for (var i = 0; i < statements.Count; i++)
                batch.BatchCommands.Add(Command(statements[i]));
            await ReadAsync(batch, statements, cancellationToken).ConfigureAwait(false);
            for (var i = 0; i < statements.Count; i++)
                statements[i].Affected = (int)batch.BatchCommands[i].RecordsAffected;
        }
        if (commits && doubt is { } warning)
            throw new NpgsqlException(warning.MessageText, new TimeoutException());
    }

    /// <summary>Only an error that the server answers proves that nothing was committed.</summary>
    protected override bool LeavesCommitOpen(Exception fault) => fault is not PostgresException { InvariantSeverity: "ERROR" };

    protected override bool IsFault(Exception e) => PostgreSqlFaults.IsFault(e);

    protected override Exception Translated(Exception fault) => translate(fault);

    static async ValueTask ReadAsync(NpgsqlBatch batch, IReadOnlyList<Statement> statements, CancellationToken cancellationToken)
    {
        var rows = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using (rows.ConfigureAwait(false))
        {
            var more = true;
            // The reader stands on the first statement that answers rows, and steps over those that answer none.
            for (var i = 0; i < statements.Count; i++)
            {
                if (statements[i].Row is not { } take)
                    continue;
                while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
                    take(rows);
                more = await rows.NextResultAsync(cancellationToken).ConfigureAwait(false);
            }
            // What follows answers no rows, but its errors must come to light.
            while (more)
                more = await rows.NextResultAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    static NpgsqlBatchCommand Command(Statement statement)
    {
        var command = new NpgsqlBatchCommand(statement.Text);
        foreach (var value in statement.Values)
            command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = Types[(int)value.Type], Value = value.Boxed ?? DBNull.Value });
        return command;
    }
}
