namespace Holdfast.Tests.Worlds;

/// <summary>An administrative lock: none, one that holds, or a timed one that is over and was not lifted yet.</summary>
enum Locking
{
    None,
    Holds,
    Over,
}
