using Holdfast.Storage;

namespace Holdfast.PostgreSql;

/// <summary>Gives a host a store in a PostgreSQL database.</summary>
public static class PostgreSqlRegistration
{
    /// <summary>Uses the database of <paramref name="connectionString"/>; the schema is created when there is none. Any number of nodes may share it.</summary>
    public static HoldfastBuilder UsePostgreSql(this HoldfastBuilder builder, string connectionString) =>
        builder.UseStore(_ => PostgreSqlStore.Open(connectionString));
}
