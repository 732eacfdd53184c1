using Holdfast.Tests.Worlds;

namespace Holdfast.Tests.Statement;

/// <summary>What a deed makes of one account; index -1 is a new one.</summary>
readonly record struct Turn(int Who, Person? Before, Person After)
{
    public const int Newcomer = -1;

    public bool Removes => Before is { Removed: false } && After.Removed;

    public bool Demotes => Before is { } before && After.Rung < before.Rung;

    public bool Deactivates => Before is { Active: true } && !After.Active;

    public bool Activates => Before is { Active: false } && After.Active;

    public bool Raises => Before is not { } before ? true : After.Rung > before.Rung;

    public bool SetsExpiry => After.Ends != Ending.Never && After.Ends != Before?.Ends;

    public bool ClearsExpiry => Before is { Ends: not Ending.Never } && After.Ends == Ending.Never;
}
