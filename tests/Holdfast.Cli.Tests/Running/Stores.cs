using System.Text.Json.Nodes;
using Holdfast.Audit;
using Holdfast.Cli.Events;
using Holdfast.PostgreSql;
using Holdfast.Sqlite;
using Holdfast.Storage;

namespace Holdfast.Cli.Tests.Running;

/// <summary>Stores opened beside the program, where starting it would cost more than the test itself.</summary>
static class Stores
{
    const string SqlitePrefix = "sqlite:";

    public static HoldfastStore Open(string address) => address.StartsWith(SqlitePrefix, StringComparison.Ordinal)
        ? SqliteStore.Open(address[SqlitePrefix.Length..], TimeProvider.System)
        : PostgreSqlStore.Open(address);

    /// <summary>
    /// The first events of one kind, oldest first, in the form in which the program exports them. The reading is not recorded.
    /// </summary>
    public static async Task<IReadOnlyList<JsonNode>> EventsAsync(string address, string kind)
    {
        await using var store = Open(address);
        var events = await store.Audit.ListAsync(new AuditQuery { Kind = EventKind.All.Single(one => one.Name == kind), Above = -1, Limit = 500 }, CancellationToken.None);
        return [.. events.Select(entry => JsonNode.Parse(EventJson.Line(entry))!)];
    }
}
