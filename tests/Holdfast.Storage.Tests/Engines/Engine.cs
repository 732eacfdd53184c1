namespace Holdfast.Storage.Tests.Engines;

/// <summary>The engines that keep the contract.</summary>
public enum Engine
{
    Sqlite,
    PostgreSql,
}
