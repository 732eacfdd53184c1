using Holdfast.AspNetCore.Custody;

namespace Holdfast.AspNetCore.Groups;

/// <summary>The body of <c>PATCH /api/v1/admin/groups/{id}</c>: JSON Merge Patch, all or none.</summary>
/// <param name="Name">A new name; null or absent leaves it.</param>
/// <param name="Permissions">Exactly these permissions; null or absent leaves them.</param>
/// <param name="RankLabel">A new label; null clears it, absent leaves it.</param>
/// <param name="Custody">What becomes of members' sign-ins when their custodians do not cover what they become.</param>
public sealed record GroupPatch(string? Name = null, IReadOnlyList<string>? Permissions = null, int? RankLabel = null, CustodyBody? Custody = null);
