using Holdfast.Roles;

namespace Holdfast.Accounts;

/// <summary>Which accounts to list. Pages by key: page 1,000 costs what page 1 costs.</summary>
public sealed record AccountQuery
{
    /// <summary>
    /// Part of a username, email address or DID, compared without regard to case; three characters or more search anywhere, fewer search
    /// beginnings of usernames and addresses.
    /// </summary>
    public string? Search { get; init; }

    /// <summary>Only this role.</summary>
    public Role? Role { get; init; }

    /// <summary>Only this role and above.</summary>
    public Role? AtLeast { get; init; }

    /// <summary>Only active, or only inactive ones.</summary>
    public bool? IsActive { get; init; }

    /// <summary>The order.</summary>
    public AccountSort Sort { get; init; } = AccountSort.Created;

    /// <summary>Largest first.</summary>
    public bool Descending { get; init; }

    /// <summary>The key after which the page begins; null begins at the start.</summary>
    public AccountCursor? After { get; init; }

    /// <summary>How many at most, 1–1,000.</summary>
    public int Limit { get; init; } = 50;
}
