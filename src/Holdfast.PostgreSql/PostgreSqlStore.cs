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

    static NpgsqlConnectionStringBuilder Settings(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        var given = new DbConnectionStringBuilder { ConnectionString = connectionString };
        Default("Max Auto Prepare", () => settings.MaxAutoPrepare = 300);
        Default("Auto Prepare Min Usages", () => settings.AutoPrepareMinUsages = 2);
        Default("Timeout", () => settings.Timeout = 5);
        Default("Command Timeout", () => settings.CommandTimeout = 30);
        Default("Maximum Pool Size", () => settings.MaxPoolSize = 40);
        Default("Application Name", () => settings.ApplicationName = "Holdfast");
        // Two connections prove the authority lock.
        settings.MaxPoolSize = Math.Max(2, settings.MaxPoolSize);
        settings.SearchPath = PostgreSqlDatabase.Schema;
        // Every setting is made for one transaction, so a connection goes back as it came.
        settings.NoResetOnClose = true;
        settings.Enlist = false;
        settings.IncludeErrorDetail = false;
        return settings;

        void Default(string name, Action set)
        {
            if (!given.ContainsKey(name) && !given.ContainsKey(name.Replace(" ", "", StringComparison.Ordinal)))
                set();
        }
    }
}
