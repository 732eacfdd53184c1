using Holdfast.Members;
using Holdfast.Roles;

namespace Holdfast.Accounts;

/// <summary>One row: a person or service that may act. A snapshot; changing it changes nothing in the store.</summary>
public sealed record Account
{
    /// <summary>Its id.</summary>
    public required AccountId Id { get; init; }

    /// <summary>Person or service.</summary>
    public required AccountKind Kind { get; init; }

    /// <summary>The username; null once the account was scrubbed.</summary>
    public Username? Username { get; init; }

    /// <summary>The email address, where there is one.</summary>
    public EmailAddress? Email { get; init; }

    /// <summary>The identifier of its own, where there is one.</summary>
    public Did? Did { get; init; }

    /// <summary>Its rung on the ladder.</summary>
    public required Role Role { get; init; }

    /// <summary>Whether it is active.</summary>
    public required bool IsActive { get; init; }

    /// <summary>When it ends by itself; null means never. Effective at the instant itself.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>When its expiry was carried out: credentials ended. Null before, and again once the expiry is moved.</summary>
    public DateTimeOffset? ExpiredAt { get; init; }

    /// <summary>The administrative lock, where there is one.</summary>
    public AdministrativeLock? Lock { get; init; }

    /// <summary>Whether the next sign-in must set a new password.</summary>
    public bool MustChangePassword { get; init; }

    /// <summary>When it was created.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last signed in.</summary>
    public DateTimeOffset? LastLoginAt { get; init; }

    /// <summary>When it became a member.</summary>
    public required DateTimeOffset JoinedAt { get; init; }

    /// <summary>When it was removed; null while it is not.</summary>
    public DateTimeOffset? RemovedAt { get; init; }

    /// <summary>What the member wants kept when they leave.</summary>
    public Disposition DeparturePreference { get; init; } = Disposition.PolicyDefault;

    /// <summary>Rises whenever credentials end; what was checked against an older epoch is worthless.</summary>
    public required long CredentialEpoch { get; init; }

    /// <summary>Rises by one with each change, not with sign-in bookkeeping. The ETag.</summary>
    public required long Version { get; init; }

    /// <summary>The password in PHC string form; null means none, and so does an empty text.</summary>
    public string? PasswordHash { get; init; }

    /// <summary>Since when its sign-in is void: password and passkeys sign nobody in. Null while it is not.</summary>
    public DateTimeOffset? SignInVoidAt { get; init; }

    /// <summary>How many credentials other than the password it can sign in with.</summary>
    public int CredentialCount { get; init; }

    /// <summary>Whether it has a confirmed TOTP secret.</summary>
    public bool HasTotp { get; init; }

    /// <summary>Whether a sign-in by password must pass a second factor: the account has a TOTP secret or a passkey.</summary>
    public bool HasFactor => HasTotp || CredentialCount > 0;

    /// <summary>Whether it has a password.</summary>
    public bool HasPassword => PasswordHash is { Length: > 0 };

    /// <summary>Whether it can sign in at all: by password or by another credential, and its sign-in is not void.</summary>
    public bool HasCredential => SignInVoidAt is null && (HasPassword || CredentialCount > 0);

    /// <summary>Whether it may act at <paramref name="now"/>: active, not removed, not expired, not administratively locked.</summary>
    public bool IsLive(DateTimeOffset now) =>
        IsActive && RemovedAt is null && (ExpiresAt is null || ExpiresAt > now) && Lock?.HoldsAt(now) != true;

    /// <summary>Whether a person could sign in with it at <paramref name="now"/>. A throttle does not count.</summary>
    public bool IsUsable(DateTimeOffset now) => Kind == AccountKind.Person && HasCredential && IsLive(now);

    /// <summary>
    /// Whether it counts as a lasting holder of its role: usable, without an expiry. Needs no clock: a timed
    /// administrative lock counts against it until the lock is lifted or cleared. The generated column
    /// <c>lasting_rank</c> of the store says the same.
    /// </summary>
    public bool IsLasting =>
        Kind == AccountKind.Person && HasCredential && IsActive && RemovedAt is null && ExpiresAt is null && Lock is null;

    /// <summary>The name shown to people.</summary>
    public string Label => Username?.Value ?? Id.ToString();
}
