using Holdfast.AspNetCore.Tests.Hosting;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Holdfast.AspNetCore.Tests.Passkeys;

/// <summary>Takes a password out of the store, so that a passkey is all that is left: past the gate, which has no such command.</summary>
sealed class PasswordLoss(Instance instance)
{
    public async Task OfAsync(Person person)
    {
        var sql = $"UPDATE accounts SET password_hash = NULL WHERE username = '{person.Name}'";
        if (instance.Engine == Engine.Sqlite)
        {
            await using var connection = new SqliteConnection($"Data Source={Path.Combine(instance.Place, "holdfast.db")};Pooling=False");
            await connection.OpenAsync();
            await using var command = new SqliteCommand(sql, connection);
            Assert.Equal(1, await command.ExecuteNonQueryAsync());
            return;
        }
        await using var source = NpgsqlDataSource.Create(instance.Place + ";Search Path=holdfast");
        await using var update = source.CreateCommand(sql);
        Assert.Equal(1, await update.ExecuteNonQueryAsync());
    }
}
