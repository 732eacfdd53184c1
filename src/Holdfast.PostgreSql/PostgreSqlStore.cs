using System.Data.Common;
using Holdfast.Gate;
using Holdfast.Storage;
using Npgsql;

namespace Holdfast.PostgreSql;

/// <summary>Stores in the schema <c>holdfast</c> of a PostgreSQL database, for any number of processes and machines.</summary>
public static class PostgreSqlStore
{
    /// <summary>
    /// The store in the database of <paramref name="connectionString"/>. Nothing is connected here. Statements are prepared by themselves and the pool
    /// holds at most 40 connections, unless the connection string says otherwise (<c>Max Auto Prepare=0</c> behind a pooler of transactions).
    /// </summary>
    /// <exception cref="StoreUnavailableException">The connection string cannot be read.</exception>
    public static HoldfastStore Open(string connectionString)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        try
        {
            return new(new PostgreSqlDatabase(Settings(connectionString)), typeof(PostgreSqlStore).Assembly);
        }
        catch (ArgumentException e)
        {
            throw new StoreUnavailableException("The connection string of PostgreSQL cannot be read: it is a list such as Host=…;Database=…;Username=….", e);
        }
    }

    /// <summary>Gives a host the store of <see cref="Open"/>; any number of nodes may share it.</summary>
    public static HoldfastBuilder UsePostgreSql(this HoldfastBuilder builder, string connectionString) => builder.UseStore(_ => Open(connectionString));

    static NpgsqlConnectionStringBuilder Settings(string connectionString)
    {
        // Every setting is made for one transaction, so a connection goes back as it came.
        var settings = new NpgsqlConnectionStringBuilder(
            "Max Auto Prepare=300;Auto Prepare Min Usages=2;Timeout=5;Maximum Pool Size=40;Application Name=Holdfast;No Reset On Close=true;Enlist=false;Tcp Keepalive=true;Tcp Keepalive Time=30;Tcp Keepalive Interval=10");
        foreach (KeyValuePair<string, object> given in new DbConnectionStringBuilder { ConnectionString = connectionString })
            settings[given.Key] = given.Value;
        settings.MaxPoolSize = Math.Max(2, settings.MaxPoolSize); // Two connections try the authority lock.
        settings.SearchPath = "holdfast";
        return settings;
    }
}
