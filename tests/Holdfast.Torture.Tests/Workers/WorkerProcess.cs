using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;

namespace Holdfast.Torture.Tests.Workers;

/// <summary>This test program once more, as a worker.</summary>
sealed class WorkerProcess : IContender
{
    readonly Process process;
    readonly ConcurrentDictionary<Guid, TaskCompletionSource<string>> waiting = new();
    readonly SemaphoreSlim writing = new(1);
    readonly Task reading;
    readonly Task<string> faults;
    bool ended;

    WorkerProcess(Process process)
    {
        this.process = process;
        faults = process.StandardError.ReadToEndAsync();
        reading = ReadAsync();
    }

    public static async Task<WorkerProcess> StartAsync(string address, Mutant mutant = Mutant.None)
    {
        var process = ThisProgram.Start("worker", address, mutant.ToString());
        if (await process.StandardOutput.ReadLineAsync() != "ready")
            throw new InvalidOperationException("The worker did not start: " + await process.StandardError.ReadToEndAsync());
        var worker = new WorkerProcess(process);
        await worker.WarmUpAsync();
        return worker;
    }

    /// <summary>
    /// Connects, and compiles the path of a command, so that races are of commands and not of starting programs. Reporting a key that
    /// never was changes nothing.
    /// </summary>
    async Task WarmUpAsync()
    {
        var outcome = "";
        for (var attempt = 0; attempt < 20 && outcome != Answer.Done; attempt++)
            outcome = await DoAsync(new Order("report_leak") { By = "nobody", Value = "never was" });
        Assert.Equal(Answer.Done, outcome);
    }

    /// <summary>Answers <c>lost</c> when the process ended before it answered.</summary>
    public async Task<string> DoAsync(Order order)
    {
        var answer = waiting.GetOrAdd(order.Correlation, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
        await writing.WaitAsync();
        try
        {
            await process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(order));
            await process.StandardInput.FlushAsync();
        }
        catch (IOException)
        {
            answer.TrySetResult("lost");
        }
        finally
        {
            writing.Release();
        }
        if (ended)
            answer.TrySetResult("lost");
        var outcome = await answer.Task;
        waiting.TryRemove(order.Correlation, out _);
        return outcome;
    }

    /// <summary>SIGKILL, whatever it is doing.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        await reading;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.StandardInput.Close();
            await process.WaitForExitAsync();
            await reading;
            Assert.True(process.ExitCode == 0, $"A worker ended with exit code {process.ExitCode}: {await faults}");
        }
        process.Dispose();
        writing.Dispose();
    }

    async Task ReadAsync()
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            // A killed process may leave half a line: what was not said in full was not acknowledged.
            if (line.EndsWith('}') && JsonSerializer.Deserialize<Answer>(line) is { } answer)
                waiting[answer.Correlation].TrySetResult(answer.Outcome);
        }
        ended = true;
        foreach (var (_, answer) in waiting)
            answer.TrySetResult("lost");
    }
}
