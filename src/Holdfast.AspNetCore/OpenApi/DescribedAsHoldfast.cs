namespace Holdfast.AspNetCore.OpenApi;

/// <summary>Marks Holdfast's own endpoints, so that those of the host stay out of the document.</summary>
sealed record DescribedAsHoldfast;
