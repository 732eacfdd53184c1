namespace Holdfast.Torture.Tests.Stores;

/// <summary>The database engines.</summary>
public enum Engine
{
    Sqlite,
    PostgreSql,
}
