namespace Holdfast.AspNetCore.Tests.Hosting;

public enum Engine
{
    Sqlite,
    PostgreSql,
}
