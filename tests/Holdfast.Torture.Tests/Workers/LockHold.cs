namespace Holdfast.Torture.Tests.Workers;

/// <summary>
/// Holds up the commands of gates of this process before they take their lock. Lets everybody pass until it is told to hold up.
/// </summary>
sealed class LockHold : IHold
{
    /// <summary>Only for a test that is wrong: a machine may be as slow as it likes.</summary>
    static readonly TimeSpan longest = TimeSpan.FromMinutes(3);

    SemaphoreSlim arrivals = new(0);
    TaskCompletionSource? go;

    public Task HoldUpAsync()
    {
        arrivals = new(0);
        go = new(TaskCreationOptions.RunContinuationsAsynchronously);
        return Task.CompletedTask;
    }

    public async Task UntilCameAsync(int commands)
    {
        for (var came = 0; came < commands; came++)
            Assert.True(await arrivals.WaitAsync(longest), $"only {came} of {commands} commands came to their lock");
    }

    public Task ReleaseAsync()
    {
        go!.SetResult();
        go = null;
        return Task.CompletedTask;
    }

    /// <summary>Awaited by a command on its way to the lock.</summary>
    public async Task PassAsync()
    {
        if (go is not { } awaited)
            return;
        arrivals.Release();
        await awaited.Task.WaitAsync(longest);
    }
}
