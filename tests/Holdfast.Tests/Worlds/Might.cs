using System.Collections.Frozen;

namespace Holdfast.Tests.Worlds;

/// <summary>Authority as page 10.1 defines it: rank, permissions and end. Whoever bypasses has all permissions.</summary>
sealed record Might(Rung Rung, bool All, IReadOnlySet<string> Permissions, Ending Ends)
{
    public static IReadOnlySet<string> Nothing { get; } = FrozenSet<string>.Empty;

    public bool Has(string permission) => All || Permissions.Contains(permission);

    public bool Covers(Might other) => Rung >= other.Rung && Ends >= other.Ends
        && (All || (!other.All && other.Permissions.All(Permissions.Contains)));

    /// <summary>The permissions that take effect by grants: those of Holdfast's own area from staff on.</summary>
    public IEnumerable<string> InEffect =>
        Permissions.Where(permission => Rung >= Rung.Staff || !permission.StartsWith("holdfast.", StringComparison.Ordinal));

    /// <summary>The least of two in each part.</summary>
    public Might Least(Might other) => new(
        Rung < other.Rung ? Rung : other.Rung,
        All && other.All,
        All ? other.Permissions : other.All ? Permissions : Permissions.Intersect(other.Permissions).ToFrozenSet(),
        Ends < other.Ends ? Ends : other.Ends);
}
