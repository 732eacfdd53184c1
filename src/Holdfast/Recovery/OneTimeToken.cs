using Holdfast.Accounts;
using Holdfast.Custody;
using Holdfast.Sessions;

namespace Holdfast.Recovery;

/// <summary>A single-use link as the store knows it; its secret is not here.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Purpose">What it is good for.</param>
/// <param name="AccountId">Whose password it sets; null for the first owner's setup.</param>
/// <param name="Hash">The hash of its secret.</param>
/// <param name="CreatedAt">When it was issued.</param>
/// <param name="ExpiresAt">When it ends.</param>
public sealed record OneTimeToken(
    OneTimeTokenId Id,
    OneTimeTokenPurpose Purpose,
    AccountId? AccountId,
    SecretHash Hash,
    DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt)
{
    /// <summary>How its holder gets it, from which follows who becomes a custodian when it is used.</summary>
    public LinkWay Way { get; init; } = LinkWay.Shown;

    /// <summary>Those who become custodians when it is used; nobody for a mailed link and for the operator's.</summary>
    public IReadOnlyList<Carrier> Carriers { get; init; } = [];

    /// <summary>How long a setup link lives.</summary>
    public static TimeSpan SetupLifetime { get; } = TimeSpan.FromMinutes(15);

    /// <summary>How long an invitation lives.</summary>
    public static TimeSpan InvitationLifetime { get; } = TimeSpan.FromHours(72);

    /// <summary>How long a link to set a new password lives.</summary>
    public static TimeSpan RecoveryLifetime { get; } = TimeSpan.FromHours(1);

    /// <summary>Whether it may still be used at <paramref name="now"/>. A used or cancelled token is no longer in the store.</summary>
    public bool IsLive(DateTimeOffset now) => ExpiresAt > now;
}
