namespace Holdfast.AspNetCore.OpenApi;

/// <summary>A query parameter or header that an endpoint reads. Every other query parameter is refused.</summary>
sealed record DescribedParameter(string Name, string Description)
{
    /// <summary>Whether a query may hold it more than once.</summary>
    public bool Repeats { get; init; }

    public bool InHeader { get; init; }
}
