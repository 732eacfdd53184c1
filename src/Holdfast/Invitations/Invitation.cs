using Holdfast.Accounts;
using Holdfast.Custody;
using Holdfast.Groups;
using Holdfast.Roles;

namespace Holdfast.Invitations;

/// <summary>
/// What somebody promised to whoever holds the link: an account with one address, a role and groups. Accepted once. It promises no more
/// than its inviter may give at the moment it is accepted, and ends with its inviter.
/// </summary>
public sealed record Invitation
{
    /// <summary>How long an invitation lives unless its inviter says otherwise.</summary>
    public static TimeSpan UsualLife { get; } = TimeSpan.FromHours(72);

    /// <summary>How long one lives at most.</summary>
    public static TimeSpan LongestLife { get; } = TimeSpan.FromDays(30);

    /// <summary>How many groups one may name.</summary>
    public const int MostGroups = 50;

    /// <summary>Its id.</summary>
    public required InvitationId Id { get; init; }

    /// <summary>The address that the account will have.</summary>
    public required EmailAddress Email { get; init; }

    /// <summary>The role that the account will have.</summary>
    public required Role Role { get; init; }

    /// <summary>The groups that the account will be in; those deleted meanwhile are left out.</summary>
    public IReadOnlyList<GroupId> Groups { get; init; } = [];

    /// <summary>When the account will end by itself; null means never.</summary>
    public DateTimeOffset? AccountExpiresAt { get; init; }

    /// <summary>Who invited.</summary>
    public required AccountId Inviter { get; init; }

    /// <summary>The inviter's username.</summary>
    public string? InviterLabel { get; init; }

    /// <summary>Whether its link is mailed to the address; else the inviter got it.</summary>
    public bool ByMail { get; init; }

    /// <summary>Those who become custodians when it is accepted; nobody when it was mailed to a personal address.</summary>
    public IReadOnlyList<Carrier> Carriers { get; init; } = [];

    /// <summary>Who typed its address.</summary>
    public EmailTypist EmailTypist { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it ends.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>
    /// Whether it may still be accepted at <paramref name="now"/>. An accepted, revoked or cancelled one is no longer in the store.
    /// </summary>
    public bool IsLive(DateTimeOffset now) => ExpiresAt > now;
}
