namespace Holdfast.AspNetCore.Groups;

/// <summary>The body of <c>POST /api/v1/admin/groups</c>.</summary>
/// <param name="Name">1–64 characters.</param>
/// <param name="Permissions">Registered codenames.</param>
/// <param name="RankLabel">1–999, or none.</param>
public sealed record NewGroupBody(string Name, IReadOnlyList<string>? Permissions = null, int? RankLabel = null);
