using Holdfast.Gate;
using Holdfast.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Sqlite;

/// <summary>Stores in one SQLite file, for one machine; several processes may share it.</summary>
public static class SqliteStore
{
    /// <summary>
    /// The store in the file at <paramref name="path"/>. Nothing is created here or by any reading: only
    /// <see cref="IStoreSchema.MigrateAsync"/> creates the file, readable by its owner alone. <paramref name="time"/> is the store's clock.
    /// </summary>
    /// <exception cref="StoreUnavailableException">The directory of the file does not exist.</exception>
    public static HoldfastStore Open(string path, TimeProvider time)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentNullException.ThrowIfNull(time);
        var file = Path.GetFullPath(path);
        if (Path.GetDirectoryName(file) is not { } directory || !Directory.Exists(directory))
            throw new StoreUnavailableException($"The directory of the store {file} does not exist: create it, or correct the path.");
        return new(new SqliteDatabase(file, time), typeof(SqliteStore).Assembly);
    }

    /// <summary>Gives a host the store of <see cref="Open"/>, with the host's clock.</summary>
    public static HoldfastBuilder UseSqlite(this HoldfastBuilder builder, string path) =>
        builder.UseStore(provider => Open(path, provider.GetRequiredService<TimeProvider>()));
}
