namespace Holdfast.AspNetCore.Users;

/// <summary>A new account.</summary>
public sealed record CreatedUser : UserView
{
    CreatedUser(UserView view) : base(view)
    {
    }

    /// <summary>The one-time link on which its owner sets a password, shown once; null for services and when a password was given.</summary>
    public required string? Link { get; init; }

    /// <summary>When the link ends.</summary>
    public required DateTimeOffset? LinkExpiresAt { get; init; }

    internal static CreatedUser Of(UserView view, string? link, DateTimeOffset? linkExpiresAt) => new(view) { Link = link, LinkExpiresAt = linkExpiresAt };
}
