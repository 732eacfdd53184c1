using Holdfast.Mail;

namespace Holdfast.AspNetCore.Tests.Mail;

/// <summary>Waits for an outbox to run dry.</summary>
static class Outboxes
{
    public static async Task EmptyAsync(this MailedInstance mailed)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        while ((await mailed.Instance.Store.Mail.StateAsync(limit.Token)).Waiting > 0)
        {
            await mailed.Instance.Service<MailWorker>().RunOnceAsync(limit.Token);
            await Task.Delay(20, limit.Token);
        }
    }
}
