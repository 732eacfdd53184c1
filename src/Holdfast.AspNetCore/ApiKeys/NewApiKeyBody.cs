namespace Holdfast.AspNetCore.ApiKeys;

/// <summary>The body of <c>POST /api/v1/admin/api-keys</c>.</summary>
/// <param name="Name">What it is for, 1–64 characters.</param>
/// <param name="Scopes">Codenames of permissions; the key may do what these and its owner's authority both allow.</param>
/// <param name="ExpiresAt">When it ends; at most 366 days away.</param>
/// <param name="OwnerId">Whose authority it carries; absent means the caller's.</param>
public sealed record NewApiKeyBody(string Name, IReadOnlyList<string> Scopes, DateTimeOffset ExpiresAt, Guid? OwnerId = null);
