using Holdfast.Storage.Sql;
using Npgsql;
using NpgsqlTypes;

namespace Holdfast.PostgreSql;

/// <summary>Sends statements in one exchange and reads what comes of each.</summary>
static class PostgreSqlBatch
{
    public static async ValueTask RunAsync(NpgsqlConnection connection, IReadOnlyList<Statement> statements, CancellationToken cancellationToken)
    {
        if (statements.Count == 0)
            return;
        var batch = connection.CreateBatch();
        await using (batch.ConfigureAwait(false))
        {
            for (var i = 0; i < statements.Count; i++)
                batch.BatchCommands.Add(Command(statements[i]));
            await ReadAsync(batch, statements, cancellationToken).ConfigureAwait(false);
            for (var i = 0; i < statements.Count; i++)
                statements[i].Affected = (int)batch.BatchCommands[i].RecordsAffected;
        }
    }

    static async ValueTask ReadAsync(NpgsqlBatch batch, IReadOnlyList<Statement> statements, CancellationToken cancellationToken)
    {
        var rows = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using (rows.ConfigureAwait(false))
        {
            var first = true;
            for (var i = 0; i < statements.Count; i++)
            {
                if (statements[i].Row is not { } take)
                    continue;
                // The reader stands on the first statement that answers rows, and steps over those that answer none.
                if (!first)
                    await rows.NextResultAsync(cancellationToken).ConfigureAwait(false);
                first = false;
                while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
                    take(rows);
            }
            while (await rows.NextResultAsync(cancellationToken).ConfigureAwait(false))
            {
                // What follows answers no rows, but its errors must come to light.
            }
        }
    }

    static NpgsqlBatchCommand Command(Statement statement)
    {
        var command = new NpgsqlBatchCommand(statement.Text);
        foreach (var value in statement.Values)
            command.Parameters.Add(Parameter(value));
        return command;
    }

    static NpgsqlParameter Parameter(in SqlValue value) => value.IsNull
        ? new NpgsqlParameter { NpgsqlDbType = TypeOf(value.Type), Value = DBNull.Value }
        : value.Type switch
        {
            SqlType.Uuid => new NpgsqlParameter<Guid> { NpgsqlDbType = NpgsqlDbType.Uuid, TypedValue = value.Uuid },
            SqlType.Uuids => new NpgsqlParameter<Guid[]> { NpgsqlDbType = TypeOf(value.Type), TypedValue = value.Uuids },
            SqlType.Number => new NpgsqlParameter<long> { NpgsqlDbType = NpgsqlDbType.Bigint, TypedValue = value.Number },
            SqlType.Text => new NpgsqlParameter<string> { NpgsqlDbType = NpgsqlDbType.Text, TypedValue = value.Text },
            SqlType.Bytes => new NpgsqlParameter<byte[]> { NpgsqlDbType = NpgsqlDbType.Bytea, TypedValue = value.Bytes },
            SqlType.Truth => new NpgsqlParameter<bool> { NpgsqlDbType = NpgsqlDbType.Boolean, TypedValue = value.Truth },
            _ => throw new ArgumentOutOfRangeException(nameof(value)),
        };

    static NpgsqlDbType TypeOf(SqlType type) => type switch
    {
        SqlType.Uuid => NpgsqlDbType.Uuid,
        SqlType.Uuids => NpgsqlDbType.Array | NpgsqlDbType.Uuid,
        SqlType.Number => NpgsqlDbType.Bigint,
        SqlType.Text => NpgsqlDbType.Text,
        SqlType.Bytes => NpgsqlDbType.Bytea,
        SqlType.Truth => NpgsqlDbType.Boolean,
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };
}
