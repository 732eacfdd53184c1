namespace Holdfast.AspNetCore.Users;

/// <summary>A new account.</summary>
public sealed record CreatedUser : UserView
{
    CreatedUser(UserView view) : base(view)
    {
    }

    /// <summary>
    /// The one-time link on which its owner sets a password, shown once; null for services and when a password was given.
    /// </summary>
    public required string? Link { get; init; }

    /// <summary>When the link ends.</summary>
    public required DateTimeOffset? LinkExpiresAt { get; init; }

    /// <summary>Whether the link is mailed to the owner's personal address and shown to nobody.</summary>
    public required bool Mailed { get; init; }

    internal static CreatedUser Of(UserView view, string? link, DateTimeOffset? linkExpiresAt, bool mailed) =>
        new(view) { Link = link, LinkExpiresAt = linkExpiresAt, Mailed = mailed };
}
