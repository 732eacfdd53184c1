namespace Holdfast.AspNetCore.OpenApi;

/// <summary>Marks endpoints for which nobody needs to sign in.</summary>
sealed record DescribedAsOpen;
