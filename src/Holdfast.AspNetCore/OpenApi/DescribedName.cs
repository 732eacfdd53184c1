namespace Holdfast.AspNetCore.OpenApi;

/// <summary>The name of an operation, for generated clients.</summary>
sealed record DescribedName(string Name);
