using Holdfast.Groups;

namespace Holdfast.AspNetCore.Groups;

/// <summary>Every permission that exists.</summary>
/// <param name="Models">The registered models, by area and name.</param>
/// <param name="Permissions">Every codename, those outside any model included.</param>
public sealed record PermissionsView(IReadOnlyList<ModelView> Models, IReadOnlyList<string> Permissions)
{
    internal static PermissionsView Of(PermissionCatalog catalog) =>
        new([.. catalog.Models.Select(ModelView.Of)], [.. catalog.All.Select(permission => permission.Codename)]);
}
