using Holdfast.Audit;
using Holdfast.Gate;
using Holdfast.Membership;
using Holdfast.Refusals;
using Holdfast.StatusLists.Signing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Holdfast.AspNetCore.Members;

/// <summary>
/// Keeps what is published: looks at the versions once a second and signs what changed, off the path of any request. Without the store
/// what was signed is served until it ends, and nothing is signed anew: nobody could say whether it still holds.
/// </summary>
sealed partial class Publisher(HoldfastOptions options, IStatusListReader reader, IssuerDesk desk, TimeProvider time, ILogger<Publisher> log) : BackgroundService
{
    static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    readonly Issuer? issuer = options.PublicUrl is { } url ? new Issuer(url) : null;
    readonly SemaphoreSlim turn = new(1);
    volatile Publication? current;
    bool failing;

    /// <summary>
    /// What is published now; <c>not_published</c> when the instance has no public address, no key that opens, or never reached its
    /// store.
    /// </summary>
    public Outcome<Publication> Current => current is { } published ? published : Refusal.NotPublished(issuer is null);

    /// <summary>Looks once, and signs what changed.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        if (issuer is null)
            return;
        await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await LookAsync(issuer, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        turn.Dispose();
        base.Dispose();
    }

    async Task LookAsync(Issuer signer, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var keys = await reader.IssuerKeysAsync(cancellationToken).ConfigureAwait(false);
        if (desk.Open(keys) is not { } key)
        {
            current = null;
            KeyMissing(log, failing ? LogLevel.Debug : LogLevel.Warning);
            failing = true;
            return;
        }
        var before = current;
        IssuerKey[] published = [.. keys.Where(one => one.IsPublishedAt(now))];
        string[] ids = [.. published.Select(one => one.Id)];
        var document = before is not null && before.Keys.SequenceEqual(ids) ? before.Document : PublishedDocument.Of(signer.Document([.. published.Select(one => one.Public)]), "application/did+ld+json");
        var lists = await SignAsync(before, signer, key, now, cancellationToken).ConfigureAwait(false);
        current = new(signer, key, ids, document, lists);
        failing = false;
    }

    /// <summary>The first look happens before anything listens.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await RefreshOrTellAsync(cancellationToken).ConfigureAwait(false);
        await base.StartAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (issuer is not null && await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
            await RefreshOrTellAsync(stoppingToken).ConfigureAwait(false);
    }

    async Task RefreshOrTellAsync(CancellationToken cancellationToken)
    {
        try
        {
            await RefreshAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is StoreBusyException or StoreUnavailableException)
        {
            StoreFailed(log, failing ? LogLevel.Debug : LogLevel.Warning, failure);
            failing = true;
        }
    }

    async Task<IReadOnlyDictionary<StatusListId, PublishedList>> SignAsync(Publication? before, Issuer signer, Es256Key key, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var lists = new Dictionary<StatusListId, PublishedList>();
        foreach (var use in await reader.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            var edition = Edition.Of(use.Version, now, key.Public.Thumbprint);
            if (before is not null && before.Lists.TryGetValue(use.Id, out var kept) && kept.Edition == edition)
                lists[use.Id] = kept;
            else if (await reader.FindAsync(use.Id, cancellationToken).ConfigureAwait(false) is { } state)
                lists[use.Id] = PublishedList.Sign(state, edition with { Version = state.Version }, signer, key);
        }
        return lists;
    }

    [LoggerMessage(EventId = 40, Message = "Status lists cannot be kept up to date: the store failed. What was signed is served until it ends.")]
    static partial void StoreFailed(ILogger log, LogLevel level, Exception cause);

    [LoggerMessage(EventId = 41, Message = "No credentials and no status lists are published: there is no issuer key, or it does not open with this key file.")]
    static partial void KeyMissing(ILogger log, LogLevel level);
}
