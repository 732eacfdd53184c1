using System.Collections.Concurrent;
using Holdfast.Gate;
using Holdfast.Sessions;
using Holdfast.SignIn;
using Microsoft.Extensions.Hosting;

namespace Holdfast.AspNetCore.Callers;

/// <summary>
/// Remembers that sessions and keys were used and writes it in the background, at most once a minute each: never a write a request.
/// </summary>
sealed class CredentialUse(ICallerReader reader, TimeProvider time) : BackgroundService
{
    static readonly TimeSpan Coarseness = TimeSpan.FromMinutes(1);
    static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    readonly ConcurrentDictionary<(Guid Session, string Key), UseOfCredential> waiting = new();

    /// <summary>Notes a use, when the last one that was written is a minute old.</summary>
    public void Note(Caller caller)
    {
        var last = caller.Session?.LastSeenAt ?? caller.Key?.LastUsedAt;
        if (last is not null && caller.ReadAt - last < Coarseness)
            return;
        waiting.TryAdd((caller.Session?.Id.Value ?? default, caller.Key?.Id.Value ?? ""), new(caller.Session?.Id, caller.Key?.Id, caller.ReadAt));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        using var stopping = stoppingToken.Register(timer.Dispose);
        while (await timer.WaitForNextTickAsync(CancellationToken.None).ConfigureAwait(false))
            await WriteAsync(CancellationToken.None).ConfigureAwait(false);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken).ConfigureAwait(false);
        await WriteAsync(cancellationToken).ConfigureAwait(false);
    }

    async Task WriteAsync(CancellationToken cancellationToken)
    {
        var taken = waiting.ToArray();
        if (taken.Length == 0)
            return;
        try
        {
            await reader.TouchAsync([.. taken.Select(pair => pair.Value)], cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is StoreBusyException or StoreUnavailableException)
        {
            return;
        }
        foreach (var pair in taken)
            waiting.TryRemove(pair.Key, out _);
    }
}
