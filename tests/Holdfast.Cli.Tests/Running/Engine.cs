namespace Holdfast.Cli.Tests.Running;

public enum Engine
{
    Sqlite,
    PostgreSql,
}
