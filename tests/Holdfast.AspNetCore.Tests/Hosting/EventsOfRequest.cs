using Holdfast.Audit;

namespace Holdfast.AspNetCore.Tests.Hosting;

/// <summary>The events that a request left, found by its correlation id.</summary>
static class EventsOfRequest
{
    public static async Task<IReadOnlyList<AuditEntry>> EventsOfAsync(this Instance instance, Answer answer)
    {
        var entries = await instance.Store.Audit.ListAsync(new AuditQuery { Limit = 500 }, default);
        return [.. entries.Where(entry => entry.CorrelationId.ToString() == answer.CorrelationId)];
    }

    /// <summary>The event of the removal that a request asked for, beside those of the bits it flipped.</summary>
    public static async Task<AuditEntry> RemovalOfAsync(this Instance instance, Answer answer) =>
        Assert.Single(await instance.EventsOfAsync(answer), entry => entry.Kind == "member_removed");
}
