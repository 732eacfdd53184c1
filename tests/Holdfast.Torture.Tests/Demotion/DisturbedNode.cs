using Holdfast.Gate;
using Holdfast.Torture.Tests.Workers;
using Npgsql;

namespace Holdfast.Torture.Tests.Demotion;

/// <summary>
/// A node whose connections end in the middle of its first guarded commands: what it believes of the locks must not come from that.
/// </summary>
static class DisturbedNode
{
    /// <summary>What its connections call themselves.</summary>
    public const string Name = "disturbed";

    const int Commands = 6;

    /// <summary>
    /// Lets the node run commands and try its locks, while each of its transactions that is open at a moment is ended; until some were.
    /// </summary>
    public static async Task DisturbAsync(string address, Gatekeeper node)
    {
        using var stop = new CancellationTokenSource();
        var ending = EndTransactionsAsync(address, stop.Token);
        var told = new List<string>();
        for (var i = 0; i < Commands; i++)
        {
            told.Add(await node.DoAsync(new Order("report_leak") { By = "nobody", Value = "never was" }));
            try
            {
                await node.Store.Health.TryLocksAsync(CancellationToken.None);
            }
            catch (Exception failure) when (failure is StoreBusyException or StoreUnavailableException)
            {
                told.Add("untried");
            }
        }
        await stop.CancelAsync();
        Assert.True(await ending > 0, $"no connection was ended: {string.Join(", ", told)}");
        Assert.Equal(Answer.Done, await node.DoAsync(new Order("report_leak") { By = "nobody", Value = "never was" }));
        Assert.Equal(2, (await node.Store.Health.TryLocksAsync(CancellationToken.None)).Holding.Count);
    }

    /// <summary>Answers how many were ended.</summary>
    static async Task<int> EndTransactionsAsync(string address, CancellationToken stop)
    {
        const string End = "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = 'disturbed' AND datname = current_database() AND state = 'idle in transaction'";
        await using var connection = new NpgsqlConnection(address);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(End, connection);
        var ended = 0;
        while (!stop.IsCancellationRequested)
        {
            ended += (int)(long)(await command.ExecuteScalarAsync())!;
            await Task.Delay(2);
        }
        return ended;
    }
}
