using System.Text.Json;

namespace Holdfast.Torture.Tests.Workers;

/// <summary>
/// A process of its own that carries out orders from standard input, side by side, and answers on standard output, a line of JSON each.
/// </summary>
static class WorkerProgram
{
    public static async Task<int> RunAsync(string address, Mutant mutant)
    {
        await using var gatekeeper = new Gatekeeper(address, mutant);
        using var writing = new SemaphoreSlim(1);
        await Console.Out.WriteLineAsync("ready");
        var running = new List<Task>();
        while (await Console.In.ReadLineAsync() is { } line)
        {
            running.RemoveAll(task => task.IsCompleted);
            running.Add(AnswerAsync(gatekeeper, JsonSerializer.Deserialize<Order>(line)!, writing));
        }
        await Task.WhenAll(running);
        return 0;
    }

    static async Task AnswerAsync(Gatekeeper gatekeeper, Order order, SemaphoreSlim writing)
    {
        var outcome = await Task.Run(() => gatekeeper.DoAsync(order));
        var line = JsonSerializer.Serialize(new Answer(order.Correlation, outcome));
        await writing.WaitAsync();
        try
        {
            await Console.Out.WriteLineAsync(line);
            await Console.Out.FlushAsync();
        }
        finally
        {
            writing.Release();
        }
    }
}
