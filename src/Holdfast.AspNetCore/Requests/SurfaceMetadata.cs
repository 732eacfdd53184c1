namespace Holdfast.AspNetCore.Requests;

/// <summary>Tells the surface of an endpoint.</summary>
sealed record SurfaceMetadata(Surface Surface);
