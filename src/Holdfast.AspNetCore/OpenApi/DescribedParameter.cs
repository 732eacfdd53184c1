namespace Holdfast.AspNetCore.OpenApi;

/// <summary>A query parameter or header that an endpoint reads.</summary>
sealed record DescribedParameter(string Name, string Description)
{
    public bool InHeader { get; init; }
}
