using System.Diagnostics;
using Holdfast.Torture.Tests.Stores;
using Npgsql;

namespace Holdfast.Torture.Tests.Workers;

/// <summary>
/// Holds up whoever writes accounts of a PostgreSQL store, in whatever process: a session of its own locks the table against writing, and
/// everybody reads.
/// </summary>
sealed class WriteHold(TortureStore store) : IHold, IAsyncDisposable
{
    static readonly TimeSpan longest = TimeSpan.FromMinutes(3);

    readonly NpgsqlConnection connection = new(store.Address);

    public async Task HoldUpAsync()
    {
        if (connection.State != System.Data.ConnectionState.Open)
            await connection.OpenAsync();
        await RunAsync("BEGIN; LOCK TABLE holdfast.accounts IN SHARE MODE");
    }

    public async Task UntilCameAsync(int commands)
    {
        var watch = Stopwatch.StartNew();
        while (await store.CountAsync("SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'holdfast.accounts'::regclass AND mode = 'RowExclusiveLock'") < commands)
        {
            Assert.True(watch.Elapsed < longest, $"fewer than {commands} commands came to write");
            await Task.Delay(1);
        }
    }

    public Task ReleaseAsync() => RunAsync("ROLLBACK");

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    async Task RunAsync(string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
