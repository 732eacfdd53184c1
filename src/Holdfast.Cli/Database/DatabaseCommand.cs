using System.CommandLine;

namespace Holdfast.Cli.Database;

/// <summary><c>holdfast db</c>: the store as a whole.</summary>
static class DatabaseCommand
{
    public static Command Create() => new("db", "Looks after the store as a whole.") { MigrateCommand.Create(), BackupCommand.Create(), RestoreCommand.Create() };
}
