using Holdfast.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Sqlite;

/// <summary>Gives a host a store in a SQLite file.</summary>
public static class SqliteRegistration
{
    /// <summary>Uses the file at <paramref name="path"/>; the schema is created when there is none. For one machine; several processes may share it.</summary>
    public static HoldfastBuilder UseSqlite(this HoldfastBuilder builder, string path) =>
        builder.UseStore(provider => SqliteStore.Open(path, provider.GetRequiredService<TimeProvider>()));
}
