namespace Holdfast.AspNetCore.Operations;

/// <summary>A lasting holder of a protected role.</summary>
/// <param name="Id">The account.</param>
/// <param name="Username">Its username.</param>
/// <param name="Role">Its own role.</param>
public sealed record LastingHolderView(Guid Id, string? Username, string Role);
