namespace Holdfast.AspNetCore.Users;

/// <summary>A second factor of an account.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="CreatedAt">When it was enrolled.</param>
public sealed record UserFactor(Guid Id, string Kind, DateTimeOffset CreatedAt);
