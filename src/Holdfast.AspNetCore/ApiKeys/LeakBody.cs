namespace Holdfast.AspNetCore.ApiKeys;

/// <summary>The body of <c>POST /api/v1/leaks</c>. Its text form says nothing of the key.</summary>
public sealed class LeakBody
{
    /// <summary>The key that was found.</summary>
    public required string Key { get; init; }
}
