namespace Holdfast.Torture.Tests.RawSql;

/// <summary>Plays a removal from two sessions against each other, by hand-built schedules.</summary>
sealed class Schedule(SqlScene scene, SqlShell one, SqlShell other) : IAsyncDisposable
{
    /// <summary>How long a statement may take before it counts as waiting for the other session.</summary>
    static readonly TimeSpan patience = TimeSpan.FromMilliseconds(30);

    const string LookAround = "SELECT count(*) FROM accounts WHERE lasting_rank >= 1000";

    public int Played { get; private set; }

    public static Schedule Of(SqlScene scene) => new(scene, SqlShell.Of(scene.Store), SqlShell.Of(scene.Store));

    /// <summary>Both look around, then both write, then both commit.</summary>
    public Task OverlapAsync(Removal removal, string begin, string otherBegin) => PlayAsync(removal, async () =>
    {
        await one.RunAsync($"{begin}; {LookAround}");
        await other.RunAsync($"{otherBegin}; {LookAround}");
        var first = await one.RunAsync(removal.First);
        return (first, other.RunAsync(removal.Second));
    });

    /// <summary>The second begins only when the first has written.</summary>
    public Task StartLateAsync(Removal removal, string begin, string otherBegin) => PlayAsync(removal, async () =>
    {
        await one.RunAsync($"{begin}; {LookAround}");
        var first = await one.RunAsync(removal.First);
        return (first, other.RunAsync($"{otherBegin}; {LookAround}; {removal.Second}"));
    });

    /// <summary>Nobody looks: both send everything at once, the commit as well.</summary>
    public Task CollideAsync(Removal removal, string begin, string otherBegin) => PlayAsync(removal, async () =>
    {
        var second = other.RunAsync($"{otherBegin}; {removal.Second}; COMMIT");
        return (await one.RunAsync($"{begin}; {removal.First}; COMMIT"), second);
    });

    public async ValueTask DisposeAsync()
    {
        await one.DisposeAsync();
        await other.DisposeAsync();
    }

    async Task PlayAsync(Removal removal, Func<Task<(string First, Task<string> Second)>> play)
    {
        await scene.Shell.RunAsync(removal.Cast);
        Assert.True(await Stores.Holders.LastingOwnersAsync(scene.Store) >= 1);
        var (first, waiting) = await play();
        await Task.WhenAny(waiting, Task.Delay(patience));
        var committed = await one.RunAsync("COMMIT");
        var second = await waiting;
        var otherCommitted = await other.RunAsync("COMMIT");
        await one.RunAsync("ROLLBACK");
        await other.RunAsync("ROLLBACK");
        Played++;
        await scene.AssertHeldAsync($"{removal.Name}\n1: {first}\n1 commits: {committed}\n2: {second}\n2 commits: {otherCommitted}");
    }
}
