namespace Holdfast.Torture.Tests.Kills;

/// <summary>An account that the load changes again and again, and what was asked for it.</summary>
sealed record Member(string Username, Guid Id)
{
    static readonly (string? Role, bool? IsActive)[] cycle = [("staff", null), (null, false), ("supervisor", null), (null, true), ("user", null)];

    int step;

    public List<Change> Changes { get; } = [];

    public Change Next()
    {
        var (role, isActive) = cycle[step++ % cycle.Length];
        var change = new Change(KilledServer.Fresh(), role, isActive);
        Changes.Add(change);
        return change;
    }
}
