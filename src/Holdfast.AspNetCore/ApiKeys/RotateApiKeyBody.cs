namespace Holdfast.AspNetCore.ApiKeys;

/// <summary>The optional body of <c>POST /api/v1/admin/api-keys/{id}/rotate</c>.</summary>
/// <param name="OverlapMinutes">For how many minutes the present secret still works, 0 to 1,440; 0 by default.</param>
public sealed record RotateApiKeyBody(int OverlapMinutes = 0);

/// <summary>The body of <c>PATCH /api/v1/admin/api-keys/{id}</c>.</summary>
/// <param name="Name">What it is for, 1–64 characters.</param>
public sealed record RenameApiKeyBody(string Name);
