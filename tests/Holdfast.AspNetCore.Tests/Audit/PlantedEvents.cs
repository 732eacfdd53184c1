using Holdfast.AspNetCore.Tests.Hosting;
using Holdfast.Audit;
using Holdfast.Gate;
using Microsoft.Data.Sqlite;

namespace Holdfast.AspNetCore.Tests.Audit;

/// <summary>Fills a log quickly, past the rules but through the store's own port.</summary>
static class PlantedEvents
{
    const int Portion = 5000;

    public static async Task PlantAsync(this Instance instance, int count)
    {
        for (var planted = 0; planted < count; planted += Portion)
        {
            await using var transaction = await instance.Store.Authority.BeginAsync(TransactionLock.Of(), default);
            var kinds = EventKind.All.ToArray();
            await transaction.CommitAsync([.. Enumerable.Range(planted, Math.Min(Portion, count - planted)).Select(number => Event(kinds[number % kinds.Length], transaction.Now))], default);
        }
    }

    /// <summary>The event that the command-line program alone makes.</summary>
    public static async Task PlantEmergencyAsync(this Instance instance)
    {
        await using var transaction = await instance.Store.Authority.BeginAsync(TransactionLock.Of(), default);
        var detail = new EventDetail.Emergency("emergency-access", "root", "host.example.org")
        {
            TokenId = EventId.New(transaction.Now).ToString(),
            TokenExpiresAt = transaction.Now,
        };
        await transaction.CommitAsync([Event(EventKind.EmergencyRecovery, transaction.Now) with { Detail = detail }], default);
    }

    /// <summary>As a migration records it: a server cannot emit it.</summary>
    public static async Task PlantAdoptionAsync(this Instance instance)
    {
        await using var transaction = await instance.Store.Authority.BeginAsync(TransactionLock.Of(), default);
        await transaction.CommitAsync([Event(EventKind.CustodyAdopted, transaction.Now) with { Detail = new EventDetail.CustodyAdoption(1, 2, 3, 4, 5) }], default);
    }

    /// <summary>As if 98,304 members had joined: the next one opens the next lists.</summary>
    public static async Task FillStatusListsAsync(this Instance instance)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(instance.Place, "holdfast.db"), Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "UPDATE status_lists SET assigned = size / 4 * 3";
        await command.ExecuteNonQueryAsync();
    }

    static AuditEvent Event(EventKind kind, DateTimeOffset at) => new()
    {
        Id = EventId.New(at),
        At = at,
        Kind = kind,
        Outcome = EventOutcome.Done,
        Actor = new("operator", null, null, null),
        CorrelationId = CorrelationId.New(at),
    };
}
