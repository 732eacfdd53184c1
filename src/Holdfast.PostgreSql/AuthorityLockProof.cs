using System.Globalization;
using System.Security.Cryptography;
using Npgsql;

namespace Holdfast.PostgreSql;

/// <summary>
/// Proves with two connections that an advisory lock really makes the second one wait. Systems that speak PostgreSQL's protocol
/// are known to accept the function and do nothing; there the guard row is locked instead.
/// </summary>
sealed class AuthorityLockProof(NpgsqlDataSource source)
{
    readonly SemaphoreSlim turn = new(1, 1);
    bool? holds;

    /// <summary>Whether advisory locks hold; found out once.</summary>
    public async ValueTask<bool> HoldsAsync(CancellationToken cancellationToken)
    {
        if (holds is { } known)
            return known;
        await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return holds ??= await ProveAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            turn.Release();
        }
    }

    async ValueTask<bool> ProveAsync(CancellationToken cancellationToken)
    {
        // A key of its own: the proof neither waits for commands nor holds them up.
        var key = BitConverter.ToInt64(RandomNumberGenerator.GetBytes(sizeof(long)));
        var text = string.Create(CultureInfo.InvariantCulture, $"BEGIN; SET LOCAL lock_timeout = '100ms'; SELECT pg_advisory_xact_lock({key})");
        var first = await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using (first.ConfigureAwait(false))
        {
            await RunAsync(first, text, cancellationToken).ConfigureAwait(false);
            var second = await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
            await using (second.ConfigureAwait(false))
            {
                var waited = false;
                try
                {
                    await RunAsync(second, text, cancellationToken).ConfigureAwait(false);
                }
                catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.LockNotAvailable)
                {
                    waited = true;
                }
                await RunAsync(second, "ROLLBACK", cancellationToken).ConfigureAwait(false);
                await RunAsync(first, "ROLLBACK", cancellationToken).ConfigureAwait(false);
                return waited;
            }
        }
    }

    static async ValueTask RunAsync(NpgsqlConnection connection, string text, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(text, connection);
        await using (command.ConfigureAwait(false))
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }
}
