using Holdfast.Cli.Running;

namespace Holdfast.Cli.Database;

/// <summary>
/// PostgreSQL has tools of its own for backups, which know more than Holdfast ever will: they are named instead of imitated.
/// </summary>
static class PostgreSqlAdvice
{
    public static CommandFailure ForBackup() => new(
        ExitCode.Usage,
        "nothing was saved: a PostgreSQL store is saved with its own tools, consistent while servers write. "
        + "Run: pg_dump --format=custom --schema=holdfast --file=holdfast.dump \"$DATABASE\" (DATABASE is its address, for example postgres://host/holdfast), or archive the log for recovery to any point in time");

    public static CommandFailure ForRestore() => new(
        ExitCode.Usage,
        "nothing was restored: a PostgreSQL store is restored with its own tools. Stop the servers, then run: "
        + "pg_restore --clean --if-exists --single-transaction --dbname=\"$DATABASE\" holdfast.dump, then holdfast doctor");
}
