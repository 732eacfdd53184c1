using System.Collections.Frozen;
using Holdfast.Refusals;

namespace Holdfast.Groups;

/// <summary>
/// The permissions that exist: Holdfast's own and those of the models that the host registered at start. Immutable, thread-safe.
/// </summary>
public sealed class PermissionCatalog
{
    readonly FrozenSet<Permission> known;

    /// <summary>A catalog of Holdfast's own models and of <paramref name="hostModels"/>.</summary>
    /// <exception cref="ArgumentException">A host model is in the reserved area <c>holdfast</c> or not an identifier.</exception>
    public PermissionCatalog(IEnumerable<PermissionModel> hostModels)
    {
        var host = hostModels.Distinct().ToArray();
        if (Array.Exists(host, model => model.Area == PermissionModel.Reserved))
            throw new ArgumentException($"The area '{PermissionModel.Reserved}' is reserved.", nameof(hostModels));
        Models = [.. PermissionModel.Own.Concat(host).OrderBy(model => model.Area, StringComparer.Ordinal).ThenBy(model => model.Name, StringComparer.Ordinal)];
        All = [.. Models.SelectMany(model => model.Permissions), .. Permission.Reserved];
        known = All.ToFrozenSet();
    }

    /// <summary>Every registered model, by area and name.</summary>
    public IReadOnlyList<PermissionModel> Models { get; }

    /// <summary>Every permission.</summary>
    public IReadOnlyList<Permission> All { get; }

    /// <summary>Whether the permission exists.</summary>
    public bool Knows(Permission permission) => known.Contains(permission);

    /// <summary>The registered permission of that codename; anything else is <c>invalid_permission</c>.</summary>
    public Outcome<Permission> Parse(string? codename) =>
        Permission.TryParse(codename, out var permission) && Knows(permission) ? permission : Refusal.UnknownPermission(codename ?? "");

    /// <summary>
    /// The registered permissions of those codenames; the first that is none is <c>invalid_permission</c>. Repetitions count once.
    /// </summary>
    public Outcome<IReadOnlySet<Permission>> ParseAll(IEnumerable<string> codenames)
    {
        var parsed = new HashSet<Permission>();
        foreach (var codename in codenames)
        {
            var one = Parse(codename);
            if (!one.IsDone(out var permission))
                return one.Refusal!;
            parsed.Add(permission);
        }
        return ((Outcome<HashSet<Permission>>)parsed).Select(all => (IReadOnlySet<Permission>)all);
    }
}
