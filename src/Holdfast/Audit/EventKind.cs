using System.Diagnostics.CodeAnalysis;

namespace Holdfast.Audit;

/// <summary>What an event records. The set is closed and the names are stable: renaming one is a breaking change.</summary>
public sealed class EventKind
{
    static readonly Dictionary<string, EventKind> Registry = new(StringComparer.Ordinal);

    EventKind(string name, string meaning)
    {
        Name = name;
        Meaning = meaning;
        Registry.Add(name, this);
    }

    /// <summary>The snake_case name.</summary>
    public string Name { get; }

    /// <summary>What it records, for documentation.</summary>
    public string Meaning { get; }

    /// <summary>Every kind.</summary>
    public static IReadOnlyCollection<EventKind> All => Registry.Values;

    /// <summary>Finds a kind by its exact name.</summary>
    public static bool TryParse(string name, [NotNullWhen(true)] out EventKind? kind) => Registry.TryGetValue(name, out kind);

    /// <inheritdoc/>
    public override string ToString() => Name;

#pragma warning disable CS1591 // Each kind documents itself through its meaning, which docs/audit-format.md shows.
    public static readonly EventKind SetupLinkIssued = new("setup_link_issued", "A link to create the first owner was issued.");
    public static readonly EventKind OwnerCreated = new("owner_created", "The first owner was created.");
    public static readonly EventKind AccountCreated = new("account_created", "An account was created.");
    public static readonly EventKind AccountChanged = new("account_changed", "Several members of an account changed, or its names.");
    public static readonly EventKind RoleChanged = new("role_changed", "An account's role changed.");
    public static readonly EventKind AccountActivated = new("account_activated", "An account was activated.");
    public static readonly EventKind AccountDeactivated = new("account_deactivated", "An account was deactivated.");
    public static readonly EventKind ExpiryChanged = new("expiry_changed", "An account's expiry was set, moved or cleared.");
    public static readonly EventKind AccountExpired = new("account_expired", "An account's expiry was reached.");
    public static readonly EventKind AccountLocked = new("account_locked", "An account was locked by an administrator.");
    public static readonly EventKind AccountUnlocked = new("account_unlocked", "An administrative lock ended.");
    public static readonly EventKind MemberRemoved = new("member_removed", "An account was removed.");
    public static readonly EventKind StatusListFlipped = new("status_list_flipped", "A member's bit in a status list changed.");
    public static readonly EventKind StatusListOpened = new("status_list_opened", "A status list was opened because the one before is full.");
    public static readonly EventKind IssuerKeyRotated = new("issuer_key_rotated", "The key that signs credentials and status lists was created or replaced.");
    public static readonly EventKind PasswordSet = new("password_set", "Somebody else set an account's password.");
    public static readonly EventKind PasswordChanged = new("password_changed", "An account changed its own password.");
    public static readonly EventKind PasswordReset = new("password_reset", "An administrator issued a temporary password.");
    public static readonly EventKind ResetLinkIssued = new("reset_link_issued", "An administrator issued a link to set a new password.");
    public static readonly EventKind RecoveryLinkIssued = new("recovery_link_issued", "A link to set a new password was made for a mail that somebody asked for.");
    public static readonly EventKind PasswordRecovered = new("password_recovered", "A one-time link was used to set a password.");
    public static readonly EventKind InvitationSent = new("invitation_sent", "Somebody was invited to an account.");
    public static readonly EventKind InvitationLinkIssued = new("invitation_link_issued", "The link of an invitation was made for a mail.");
    public static readonly EventKind InvitationRevoked = new("invitation_revoked", "An invitation was taken back.");
    public static readonly EventKind InvitationAccepted = new("invitation_accepted", "An invitation was accepted: an account was created.");
    public static readonly EventKind SignInVoided = new("sign_in_voided", "A sign-in became void: nobody signs in with it until a password is set otherwise than with the present one.");
    public static readonly EventKind SignInVouched = new("sign_in_vouched", "Somebody took the place of those who set a sign-in up.");
    public static readonly EventKind CustodiansInDoubt = new("custodians_in_doubt", "A custodian of an account that outranks the actor was stopped as compromised; somebody of its rank must decide.");
    public static readonly EventKind CompromiseDeclared = new("compromise_declared", "An account was declared compromised: everything that rests on it ended.");
    public static readonly EventKind EmailConfirmationIssued = new("email_confirmation_issued", "A code to confirm an address was made for a mail.");
    public static readonly EventKind EmailConfirmed = new("email_confirmed", "An account confirmed its address.");
    public static readonly EventKind EmergencyRecovery = new("emergency_recovery", "The operator carried out an emergency operation at the command line.");
    public static readonly EventKind FactorsReset = new("factors_reset", "An account's second factors were removed by an administrator.");
    public static readonly EventKind FactorEnrolmentBegun = new("factor_enrolment_begun", "An account began to enrol a second factor.");
    public static readonly EventKind FactorEnrolled = new("factor_enrolled", "An account enrolled a second factor.");
    public static readonly EventKind FactorRemoved = new("factor_removed", "An account removed a second factor of its own.");
    public static readonly EventKind FactorPassed = new("factor_passed", "A session passed a second factor.");
    public static readonly EventKind BackupCodesReplaced = new("backup_codes_replaced", "An account was given a fresh set of backup codes.");
    public static readonly EventKind FactorKeysRotated = new("factor_keys_rotated", "Secrets of second factors, or the issuer key, were sealed under a new key.");
    public static readonly EventKind SignedIn = new("signed_in", "A session began.");
    public static readonly EventKind SignInFailed = new("sign_in_failed", "An attempt to sign in failed.");
    public static readonly EventKind PasskeyCopySuspected = new("passkey_copy_suspected", "A passkey showed a counter that did not rise: a copy of it may be in use. It was refused.");
    public static readonly EventKind Reauthenticated = new("reauthenticated", "The window for sensitive commands was opened.");
    public static readonly EventKind SignInSettingsChanged = new("sign_in_settings_changed", "What the instance demands of sign-ins changed.");
    public static readonly EventKind SessionsEnded = new("sessions_ended", "Sessions were ended on request.");
    public static readonly EventKind ApiKeyCreated = new("api_key_created", "An API key was minted.");
    public static readonly EventKind ApiKeyRotated = new("api_key_rotated", "An API key got another secret.");
    public static readonly EventKind ApiKeyRenamed = new("api_key_renamed", "An API key was renamed.");
    public static readonly EventKind ApiKeysRevoked = new("api_keys_revoked", "API keys were revoked.");
    public static readonly EventKind LeakReported = new("leak_reported", "A leaked API key was reported and revoked.");
    public static readonly EventKind GroupCreated = new("group_created", "A group was created.");
    public static readonly EventKind GroupChanged = new("group_changed", "A group's name, label or permissions changed.");
    public static readonly EventKind GroupDeleted = new("group_deleted", "A group was deleted.");
    public static readonly EventKind GroupMemberAdded = new("group_member_added", "An account was added to a group.");
    public static readonly EventKind GroupMemberRemoved = new("group_member_removed", "An account was removed from a group.");
    public static readonly EventKind PermissionGranted = new("permission_granted", "A permission was granted directly.");
    public static readonly EventKind PermissionRevoked = new("permission_revoked", "A direct grant was revoked.");
    public static readonly EventKind DeparturePreferenceChanged = new("departure_preference_changed", "A member said what is to be kept when they leave.");
    public static readonly EventKind PolicyUploaded = new("policy_uploaded", "A version of a policy was stored, inactive.");
    public static readonly EventKind PolicyActivated = new("policy_activated", "A policy was put in force.");
    public static readonly EventKind CustodyAdopted = new("custody_adopted", "The store was migrated to custody: links and keys that others may know ended.");
    public static readonly EventKind AuditRead = new("audit_read", "The audit log was read.");
    public static readonly EventKind AuditExported = new("audit_exported", "The audit log was exported.");
    public static readonly EventKind RefusalsFolded = new("refusals_folded", "Repeated refusals of one caller, counted.");
#pragma warning restore CS1591
}
