using Holdfast.Cli.Running;

namespace Holdfast.Cli.Stores;

/// <summary>
/// Which store a command acts on: <c>sqlite:path</c>, or a PostgreSQL connection string (keywords or <c>postgres://</c>).
/// </summary>
abstract record StoreAddress
{
    const string Prefix = "sqlite:";
    const string Default = "sqlite:./holdfast.db";

    /// <summary>A SQLite file.</summary>
    public sealed record Sqlite(string Path) : StoreAddress;

    /// <summary>A PostgreSQL database.</summary>
    public sealed record PostgreSql(string ConnectionString) : StoreAddress;

    /// <summary>The store named by <c>--store</c>, else by <c>HOLDFAST_STORE</c>, else the default file in the working directory.</summary>
    public static StoreAddress Choose(string? option) =>
        Parse(option ?? (Environment.GetEnvironmentVariable("HOLDFAST_STORE") is { Length: > 0 } named ? named : Default));

    static StoreAddress Parse(string text)
    {
        if (text.StartsWith(Prefix, StringComparison.Ordinal) && text.Length > Prefix.Length)
            return new Sqlite(text[Prefix.Length..]);
        if (text.StartsWith("postgres://", StringComparison.Ordinal) || text.StartsWith("postgresql://", StringComparison.Ordinal))
            return new PostgreSql(PostgresUrl.ToConnectionString(text));
        if (text.Contains('=', StringComparison.Ordinal))
            return new PostgreSql(text);
        throw new CommandFailure(ExitCode.Usage, "the store must be sqlite:<path> or a PostgreSQL connection string, for example Host=localhost;Database=holdfast;Username=holdfast");
    }
}
