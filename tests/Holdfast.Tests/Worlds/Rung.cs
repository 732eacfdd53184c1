namespace Holdfast.Tests.Worlds;

/// <summary>The ladder of page 1.1, lowest first.</summary>
enum Rung
{
    User,
    Staff,
    Supervisor,
    Administrator,
    Developer,
}
