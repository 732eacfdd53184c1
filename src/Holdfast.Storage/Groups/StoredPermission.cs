using System.Collections.Concurrent;
using Holdfast.Groups;

namespace Holdfast.Storage.Groups;

/// <summary>Permissions by their stored codename; each is parsed once.</summary>
static class StoredPermission
{
    const int Most = 10_000;
    static readonly ConcurrentDictionary<string, Permission> Known = new(StringComparer.Ordinal);

    /// <summary>The permission, or null for a codename that is not well-formed: it grants nothing.</summary>
    public static Permission? Find(string codename)
    {
        if (Known.TryGetValue(codename, out var known))
            return known;
        if (!Permission.TryParse(codename, out var permission))
            return null;
        if (Known.Count < Most)
            Known[codename] = permission;
        return permission;
    }

    /// <summary>Permissions as one text: their codenames in order, separated by spaces.</summary>
    public static string TextOf(IEnumerable<Permission> permissions) =>
        string.Join(' ', permissions.Select(permission => permission.Codename).Order(StringComparer.Ordinal));

    /// <summary>The permissions of such a text.</summary>
    public static HashSet<Permission> SetOf(string text)
    {
        var permissions = new HashSet<Permission>();
        foreach (var codename in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (Find(codename) is { } permission)
                permissions.Add(permission);
        }
        return permissions;
    }
}
