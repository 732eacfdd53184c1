namespace Holdfast.AspNetCore.Operations;

/// <summary>How far the protected roles are from losing their last lasting holder.</summary>
/// <param name="Roles">The protected roles, lowest first.</param>
public sealed record AuthorityView(IReadOnlyList<ProtectedRoleView> Roles);
