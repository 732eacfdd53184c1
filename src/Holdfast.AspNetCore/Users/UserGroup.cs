namespace Holdfast.AspNetCore.Users;

/// <summary>A group that an account is in.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
public sealed record UserGroup(Guid Id, string Name);
