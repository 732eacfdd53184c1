namespace Holdfast.AspNetCore.OpenApi;

/// <summary>Another form of the body that an endpoint answers with 200.</summary>
sealed record DescribedAlternative(Type Type);
