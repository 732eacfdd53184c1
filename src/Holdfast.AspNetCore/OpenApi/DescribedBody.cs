namespace Holdfast.AspNetCore.OpenApi;

/// <summary>The JSON body that an endpoint reads.</summary>
sealed record DescribedBody(Type Type, bool Optional);
