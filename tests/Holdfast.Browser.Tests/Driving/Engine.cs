namespace Holdfast.Browser.Tests.Driving;

public enum Engine
{
    Sqlite,
    PostgreSql,
}
