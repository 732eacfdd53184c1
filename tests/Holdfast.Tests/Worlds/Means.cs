namespace Holdfast.Tests.Worlds;

/// <summary>By what somebody comes.</summary>
enum Means
{
    Session,
    Key,
    Operator,
    System,
    Nobody,
}
