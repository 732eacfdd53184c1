namespace Holdfast.AspNetCore.Policies;

/// <summary>The body of <c>POST /v1/policies</c>.</summary>
/// <param name="Purpose">What it decides about: <c>removal</c>.</param>
/// <param name="Source">The Rego text, at most 64 KiB.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Description">What it is for.</param>
public sealed record UploadBody(string Purpose, string Source, string? Name = null, string? Description = null);
