using Holdfast.PostgreSql;
using Holdfast.Sqlite;
using Holdfast.Storage;

namespace Holdfast.Torture.Tests.Stores;

/// <summary>Opens a store from its address, in tests and in worker processes alike.</summary>
static class StoreAddresses
{
    public const string SqlitePrefix = "sqlite:";

    public static HoldfastStore Open(string address) => address.StartsWith(SqlitePrefix, StringComparison.Ordinal)
        ? SqliteStore.Open(address[SqlitePrefix.Length..], TimeProvider.System)
        : PostgreSqlStore.Open(address);
}
