namespace Holdfast.Storage.Sql;

/// <summary>A lock that every guarded command takes.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Taking">The statement that takes it, or waits.</param>
sealed record NamedLock(string Name, Statement Taking);
