using Holdfast.Groups;

namespace Holdfast.AspNetCore.Groups;

/// <summary>A model that permissions speak of.</summary>
/// <param name="Area">The part of the application.</param>
/// <param name="Name">The model within it.</param>
/// <param name="Permissions">The codenames of its permissions.</param>
public sealed record ModelView(string Area, string Name, IReadOnlyList<string> Permissions)
{
    internal static ModelView Of(PermissionModel model) =>
        new(model.Area, model.Name, [.. model.Permissions.Select(permission => permission.Codename)]);
}
