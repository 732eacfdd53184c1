using System.Diagnostics;
using Holdfast.Torture.Tests.Workers;

namespace Holdfast.Torture.Tests.Expiry;

/// <summary>
/// Writers at one gate who have nothing to do with the crowd. They change roles and sign in, with a moment between two writes, and note how
/// long each write took.
/// </summary>
sealed class Bystanders(IContender gate, int pairs)
{
    static readonly TimeSpan moment = TimeSpan.FromMilliseconds(20);

    readonly Guid[] accounts = [.. Enumerable.Range(0, 2 * pairs).Select(_ => Fresh())];
    readonly List<double> times = [];

    public async Task MoveInAsync()
    {
        foreach (var account in accounts)
            await WriteAsync(new Order("create") { Subject = account, Value = $"b{account:N}"[..30] + " user" });
        times.Clear();
    }

    /// <summary>Writes until it is stopped.</summary>
    public Task WriteAsync(CancellationToken stop) => Task.WhenAll(accounts.Select((account, i) =>
        Task.Run(() => RepeatAsync(turn => i % 2 == 0 ? ChangeOfRole(account, turn) : SignIn(account), stop), CancellationToken.None)));

    /// <summary>
    /// Writes once and notes how long it took, until it was done: a busy machine may let it wait longer than the store does.
    /// </summary>
    public async Task WriteAsync(Order order)
    {
        var watch = Stopwatch.StartNew();
        string answer;
        do
            answer = await gate.DoAsync(order with { Correlation = Fresh() });
        while (answer == "store_unavailable");
        Assert.Equal((order.Act, Answer.Done), (order.Act, answer));
        lock (times)
            times.Add(watch.Elapsed.TotalMilliseconds);
    }

    /// <summary>How long the writes took.</summary>
    public override string ToString()
    {
        double[] all = [.. times.Order()];
        var (half, most) = (all[all.Length / 2], all[all.Length * 99 / 100]);
        return FormattableString.Invariant($"{all.Length} writes, half within {half:0} ms, 99% in {most:0} ms, all in {all[^1]:0} ms");
    }

    async Task RepeatAsync(Func<int, Order> next, CancellationToken stop)
    {
        for (var turn = 0; !stop.IsCancellationRequested; turn++)
        {
            await WriteAsync(next(turn));
            await Task.Delay(moment, CancellationToken.None);
        }
    }

    static Order ChangeOfRole(Guid account, int turn) => new("change_role") { Subject = account, Value = turn % 2 == 0 ? "staff" : "user" };

    static Order SignIn(Guid account)
    {
        var session = Fresh();
        return new("start_session") { By = "nobody", Subject = account, Other = session, Value = $"{session}", Epoch = 1 };
    }

    static Guid Fresh() => Guid.CreateVersion7(TimeProvider.System.GetUtcNow());
}
