using Holdfast.Custody;
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

    /// <summary>How many credentials other than the password it can sign in with.</summary>
    public int CredentialCount { get; init; }

    /// <summary>Whether it has a confirmed TOTP secret.</summary>
    public bool HasTotp { get; init; }

    /// <summary>
    /// Since when its sign-in is void: password and passkeys sign nobody in until a password is set otherwise than with the present one.
    /// Null while it is not.
    /// </summary>
    public DateTimeOffset? SignInVoidAt { get; init; }

    /// <summary>Why its sign-in is void.</summary>
    public VoidCause? SignInVoidCause { get; init; }

    /// <summary>
    /// Whether its password was chosen by an issuer and must still be changed: the issuer must stay live, hold the door and cover the
    /// account.
    /// </summary>
    public bool SignInUnfinished { get; init; }

    /// <summary>
    /// Since when its custodians are in doubt and somebody of its rank must decide; until then it is refused every administrative
    /// command.
    /// </summary>
    public DateTimeOffset? InDoubtSince { get; init; }

    /// <summary>Whether other accounts could have had its sign-in in their hands.</summary>
    public bool HasCustodians { get; init; }

    /// <summary>
    /// Whether its custody is read whenever it changes: it has issued something for others, is a custodian, or a link for it carried
    /// somebody. Once true it stays.
    /// </summary>
    public bool IsCarrier { get; init; }

    /// <summary>
    /// Who deactivated or locked it, and when; null for the system and the operator, and when something else changed since.
    /// </summary>
    public StopMark? Stopped { get; init; }

    /// <summary>How far its address is known to be its own mailbox.</summary>
    public EmailStanding EmailStanding { get; init; }

    /// <summary>Who typed its address.</summary>
    public EmailTypist EmailTypist { get; init; }

    /// <summary>Whether a sign-in by password must pass a second factor: the account has a TOTP secret or a passkey.</summary>
    public bool HasFactor => HasTotp || CredentialCount > 0;

    /// <summary>Whether it has a password.</summary>
    public bool HasPassword => PasswordHash is { Length: > 0 };

    /// <summary>
    /// Whether it has something to sign in with: a password or another credential. Whether it may is <see cref="SignInVoidAt"/>'s.
    /// </summary>
    public bool HasCredential => HasPassword || CredentialCount > 0;

    /// <summary>Whether it may act at <paramref name="now"/>: active, not removed, not expired, not administratively locked.</summary>
    public bool IsLive(DateTimeOffset now) =>
        IsActive && RemovedAt is null && (ExpiresAt is null || ExpiresAt > now) && Lock?.HoldsAt(now) != true;

    /// <summary>
    /// Whether a person could sign in with it at <paramref name="now"/>. A void sign-in counts as none; a throttle does not count.
    /// </summary>
    public bool IsUsable(DateTimeOffset now) => Kind == AccountKind.Person && HasCredential && SignInVoidAt is null && IsLive(now);

    /// <summary>
    /// Whether it counts as a lasting holder of its role: usable, without an expiry. Needs no clock: a timed
    /// administrative lock counts against it until the lock is lifted or cleared. The generated column
    /// <c>lasting_rank</c> of the store says the same.
    /// </summary>
    public bool IsLasting =>
        Kind == AccountKind.Person && HasCredential && SignInVoidAt is null && IsActive && RemovedAt is null && ExpiresAt is null && Lock is null;

    /// <summary>An account that was purged: nothing but its id is left, where custody names it.</summary>
    public static Account Purged(AccountId id) => new()
    {
        Id = id,
        Kind = AccountKind.Person,
        Role = Role.User,
        IsActive = false,
        CreatedAt = DateTimeOffset.UnixEpoch,
        JoinedAt = DateTimeOffset.UnixEpoch,
        RemovedAt = DateTimeOffset.UnixEpoch,
        CredentialEpoch = 1,
        Version = 1,
    };

    /// <summary>The name shown to people.</summary>
    public string Label => Username?.Value ?? Id.ToString();
}
