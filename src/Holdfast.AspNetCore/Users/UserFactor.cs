namespace Holdfast.AspNetCore.Users;

/// <summary>A second factor of an account.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind"><c>totp</c> or <c>passkey</c>.</param>
/// <param name="CreatedAt">When it was enrolled.</param>
/// <param name="Name">What its owner calls it; passkeys alone have one.</param>
/// <param name="LastUsedAt">When it was last used; known of passkeys alone.</param>
public sealed record UserFactor(Guid Id, string Kind, DateTimeOffset CreatedAt, string? Name = null, DateTimeOffset? LastUsedAt = null);
