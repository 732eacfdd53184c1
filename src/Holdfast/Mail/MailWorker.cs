using Holdfast.Gate;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Holdfast.Mail;

/// <summary>
/// Sends what waits in the outbox, one mail after the other. A mail is sent at least once: it leaves the outbox after it was handed over.
/// While one process holds it no other sends it; when that process dies, the lease ends and another takes it up.
/// </summary>
public sealed partial class MailWorker(IMailOutbox outbox, MailWriter writer, IMailTransport transport, MailOptions options, TimeProvider time, ILogger<MailWorker> log) : BackgroundService
{
    /// <summary>Longer than any attempt may take.</summary>
    static readonly TimeSpan lease = TimeSpan.FromMinutes(2);

    static readonly TimeSpan longestAttempt = TimeSpan.FromSeconds(45);
    static readonly TimeSpan glance = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest wait between two attempts.</summary>
    public static TimeSpan LongestWait { get; } = TimeSpan.FromHours(1);

    /// <summary>How long a mail is tried before it is given up.</summary>
    public static TimeSpan LongestTrial { get; } = TimeSpan.FromHours(24);

    /// <summary>
    /// Sends what is due now, up to the first mail that must wait: what kept that one back most likely keeps all back. Answers how many
    /// were handed over.
    /// </summary>
    public async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        var sent = 0;
        while (await outbox.TakeAsync(lease, cancellationToken).ConfigureAwait(false) is { } mail)
        {
            var delivery = await AttemptAsync(mail, cancellationToken).ConfigureAwait(false);
            await ConcludeAsync(mail, delivery, cancellationToken).ConfigureAwait(false);
            if (delivery is { Fault: not null, IsFinal: false })
                break;
            sent += delivery is { Fault: null } ? 1 : 0;
        }
        return sent;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(glance, time);
        do
        {
            try
            {
                await RunOnceAsync(stoppingToken).ConfigureAwait(false);
            }
            catch (Exception failure) when (failure is StoreBusyException or StoreUnavailableException)
            {
                RoundFailed(log, failure);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }

    /// <summary>A mail that need not be sent any more counts as sent.</summary>
    async Task<Delivery> AttemptAsync(WaitingMail mail, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(longestAttempt);
        try
        {
            var letter = await writer.WriteAsync(mail, limit.Token).ConfigureAwait(false);
            return letter is null ? Delivery.Done : await transport.SendAsync(letter, limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Delivery.Later("timed out");
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or StoreBusyException or StoreUnavailableException))
        {
            AttemptFailed(log, mail.Id, failure.GetType().Name);
            return Delivery.Later("failed: " + failure.GetType().Name);
        }
    }

    async Task ConcludeAsync(WaitingMail mail, Delivery delivery, CancellationToken cancellationToken)
    {
        if (delivery.Fault is not { } fault)
        {
            await outbox.RemoveAsync(mail, cancellationToken).ConfigureAwait(false);
        }
        else if (delivery.IsFinal || time.GetUtcNow() - mail.CreatedAt >= LongestTrial)
        {
            await outbox.GiveUpAsync(mail, fault, cancellationToken).ConfigureAwait(false);
            GivenUp(log, mail.Id, mail.Kind, mail.Attempts, fault);
        }
        else
        {
            await outbox.PostponeAsync(mail, WaitAfter(mail.Attempts), fault, cancellationToken).ConfigureAwait(false);
            Postponed(log, mail.Id, mail.Kind, mail.Attempts, fault);
        }
    }

    TimeSpan WaitAfter(int attempts)
    {
        var wait = options.FirstWait * Math.Pow(2, Math.Min(attempts - 1, 30));
        return wait < LongestWait ? wait : LongestWait;
    }

    [LoggerMessage(40, LogLevel.Warning, "A round of sending mail failed; the next one tries again.")]
    static partial void RoundFailed(ILogger log, Exception cause);

    [LoggerMessage(41, LogLevel.Error, "Sending mail {Mail} failed unexpectedly ({Type}).")]
    static partial void AttemptFailed(ILogger log, MailId mail, string type);

    [LoggerMessage(42, LogLevel.Warning, "Mail {Mail} ({Kind}) could not be sent at attempt {Attempt} and waits: {Fault}.")]
    static partial void Postponed(ILogger log, MailId mail, MailKind kind, int attempt, string fault);

    [LoggerMessage(43, LogLevel.Error, "Mail {Mail} ({Kind}) was given up at attempt {Attempt}: {Fault}.")]
    static partial void GivenUp(ILogger log, MailId mail, MailKind kind, int attempt, string fault);
}
