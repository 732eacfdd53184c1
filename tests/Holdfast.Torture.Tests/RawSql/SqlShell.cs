using System.Diagnostics;
using System.Globalization;
using Holdfast.Torture.Tests.Stores;
using Npgsql;

namespace Holdfast.Torture.Tests.RawSql;

/// <summary><c>psql</c> or <c>sqlite3</c> as a child process that stays connected: somebody at the keyboard of the database.</summary>
sealed class SqlShell : IAsyncDisposable
{
    /// <summary>
    /// Standard error joins standard output, so that a fault stands where it happened; stdbuf lets each line out at once.
    /// </summary>
    const string Script = "exec stdbuf -oL -eL \"$0\" \"$@\" 2>&1";

    readonly Process process;
    readonly string echo;
    int statements;

    SqlShell(string echo, string[] command)
    {
        this.echo = echo;
        process = Process.Start(new ProcessStartInfo("sh", ["-c", Script, .. command])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
    }

    public static SqlShell Psql(TortureStore store)
    {
        var address = new NpgsqlConnectionStringBuilder(store.Address);
        var shell = new SqlShell(@"\echo", ["psql", "-X", "-q", "-A", "-t", "-w",
            "-h", address.Host!, "-p", address.Port.ToString(CultureInfo.InvariantCulture), "-U", address.Username!, "-d", address.Database!]);
        shell.process.StandardInput.WriteLine("SET search_path = holdfast, public;");
        return shell;
    }

    /// <summary>Waits 20 ms for a lock: in a schedule the one who holds it moves on only when the other has given up.</summary>
    public static SqlShell Sqlite3(TortureStore store)
    {
        var shell = new SqlShell(".print", ["sqlite3", "-batch", "-list", store.Address[StoreAddresses.SqlitePrefix.Length..]]);
        shell.process.StandardInput.WriteLine(".timeout 20");
        return shell;
    }

    /// <summary>A shell for the engine of the store.</summary>
    public static SqlShell Of(TortureStore store) =>
        store.Address.StartsWith(StoreAddresses.SqlitePrefix, StringComparison.Ordinal) ? Sqlite3(store) : Psql(store);

    /// <summary>Sends one or more statements and waits until they are over; answers all that the program said.</summary>
    public async Task<string> RunAsync(string sql)
    {
        var mark = $"-- end of {++statements}";
        await process.StandardInput.WriteLineAsync($"{sql.TrimEnd(';')};\n{echo} '{mark}'");
        await process.StandardInput.FlushAsync();
        var said = new List<string>();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Trim('\'') == mark)
                return string.Join('\n', said);
            said.Add(line);
        }
        throw new InvalidOperationException($"The program ended during: {sql}\n{string.Join('\n', said)}");
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException("The SQL program did not end when its input ended.");
        }
        finally
        {
            process.Dispose();
        }
    }
}
