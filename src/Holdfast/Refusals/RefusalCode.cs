using System.Diagnostics.CodeAnalysis;

namespace Holdfast.Refusals;

/// <summary>The stable name of one kind of refusal. The set is closed; docs/refusals.md explains each.</summary>
public sealed class RefusalCode
{
    static readonly Dictionary<string, RefusalCode> Registry = new(StringComparer.Ordinal);

    RefusalCode(string name, string meaning, RefusalClass kind)
    {
        Name = name;
        Meaning = meaning;
        Class = kind;
        Registry.Add(name, this);
    }

    /// <summary>The snake_case name that clients compare.</summary>
    public string Name { get; }

    /// <summary>What the code means, for documentation.</summary>
    public string Meaning { get; }

    /// <summary>The family, from which each surface derives its status.</summary>
    public RefusalClass Class { get; }

    /// <summary>Every code.</summary>
    public static IReadOnlyCollection<RefusalCode> All => Registry.Values;

    /// <summary>Finds a code by its exact name.</summary>
    public static bool TryParse(string name, [NotNullWhen(true)] out RefusalCode? code) => Registry.TryGetValue(name, out code);

    /// <inheritdoc/>
    public override string ToString() => Name;

#pragma warning disable CS1591 // Each code documents itself through its meaning, which docs/refusals.md and the OpenAPI document show.
    public static readonly RefusalCode Malformed = new("malformed", "The request is not well-formed: JSON, types, encoding, sizes or unknown members.", RefusalClass.Malformed);
    public static readonly RefusalCode InvalidUsername = new("invalid_username", "The username breaks the rules for usernames.", RefusalClass.InvalidValue);
    public static readonly RefusalCode InvalidPassword = new("invalid_password", "The password breaks the rules for passwords.", RefusalClass.InvalidValue);
    public static readonly RefusalCode InvalidEmail = new("invalid_email", "The email address is not acceptable.", RefusalClass.InvalidValue);
    public static readonly RefusalCode InvalidDid = new("invalid_did", "The decentralised identifier is not valid.", RefusalClass.InvalidValue);
    public static readonly RefusalCode InvalidRole = new("invalid_role", "The role is unknown or not allowed here.", RefusalClass.InvalidRole);
    public static readonly RefusalCode InvalidReason = new("invalid_reason", "The reason is missing, too short, too long or holds control characters.", RefusalClass.InvalidValue);
    public static readonly RefusalCode InvalidExpiry = new("invalid_expiry", "The expiry is in the past or out of bounds.", RefusalClass.InvalidValue);
    public static readonly RefusalCode InvalidPermission = new("invalid_permission", "The permission codename is not registered.", RefusalClass.InvalidValue);
    public static readonly RefusalCode InvalidGroup = new("invalid_group", "The group does not exist or its fields are not acceptable.", RefusalClass.InvalidValue);
    public static readonly RefusalCode InvalidPolicy = new("invalid_policy", "The policy does not compile, cannot decide, or its fields are not acceptable.", RefusalClass.InvalidValue);
    public static readonly RefusalCode InvalidToken = new("invalid_token", "The one-time token is unknown, used or expired.", RefusalClass.InvalidValue);
    public static readonly RefusalCode InvalidCommand = new("invalid_command", "The command does not apply to this target.", RefusalClass.InvalidValue);
    public static readonly RefusalCode InvalidCode = new("invalid_code", "The code of a second factor or of an address is not well-formed, or does not confirm it.", RefusalClass.InvalidValue);
    public static readonly RefusalCode InvalidPasskey = new("invalid_passkey", "The passkey cannot be registered.", RefusalClass.InvalidValue);
    public static readonly RefusalCode InvalidQuery = new("invalid_query", "A query parameter is unknown or not acceptable.", RefusalClass.Malformed);
    public static readonly RefusalCode Unauthenticated = new("unauthenticated", "No valid session or key came with the request.", RefusalClass.Unauthenticated);
    public static readonly RefusalCode InvalidCredentials = new("invalid_credentials", "Sign-in failed; the cause is not told.", RefusalClass.Unauthenticated);
    public static readonly RefusalCode ReauthenticationRequired = new("reauthentication_required", "The command is sensitive and the re-authentication window is closed.", RefusalClass.Unauthenticated);
    public static readonly RefusalCode NotFound = new("not_found", "There is no such thing, or it was removed.", RefusalClass.NotFound);
    public static readonly RefusalCode NotAcceptable = new("not_acceptable", "There is no form of it that the client accepts.", RefusalClass.NotAcceptable);
    public static readonly RefusalCode UsernameTaken = new("username_taken", "Another account has the username.", RefusalClass.Taken);
    public static readonly RefusalCode EmailTaken = new("email_taken", "Another account has the email address.", RefusalClass.Taken);
    public static readonly RefusalCode DidTaken = new("did_taken", "Another account has the identifier.", RefusalClass.Taken);
    public static readonly RefusalCode NameTaken = new("name_taken", "Another group has the name.", RefusalClass.Taken);
    public static readonly RefusalCode AlreadySetUp = new("already_set_up", "The first owner exists already.", RefusalClass.Taken);
    public static readonly RefusalCode IdempotencyMismatch = new("idempotency_mismatch", "The Idempotency-Key was used with another request body.", RefusalClass.Taken);
    public static readonly RefusalCode Forbidden = new("forbidden", "The actor may not open this door.", RefusalClass.Forbidden);
    public static readonly RefusalCode SignInIncomplete = new("sign_in_incomplete", "The session must finish its next sign-in step first.", RefusalClass.Forbidden);
    public static readonly RefusalCode CsrfFailed = new("csrf_failed", "The antiforgery header is missing or wrong.", RefusalClass.Forbidden);
    public static readonly RefusalCode Outranked = new("outranked", "The target outranks the actor.", RefusalClass.Forbidden);
    public static readonly RefusalCode NotCovered = new("not_covered", "The actor may not take control of the target, or may not decide about its sign-in.", RefusalClass.Forbidden);
    public static readonly RefusalCode CustodyUndecided = new("custody_undecided", "The account would become more than those who set its sign-in up: decide void or vouch.", RefusalClass.Undecided);
    public static readonly RefusalCode PolicyDenied = new("policy_denied", "The removal policy denied the removal.", RefusalClass.Forbidden);
    public static readonly RefusalCode CannotEscalate = new("cannot_escalate", "The command grants more than the actor holds.", RefusalClass.Escalation);
    public static readonly RefusalCode LastActiveAdmin = new("last_active_admin", "Nobody of administrator rank or above would remain.", RefusalClass.LastHolder);
    public static readonly RefusalCode LastActiveOwner = new("last_active_owner", "The developer tier would lose its last lasting holder.", RefusalClass.LastHolder);
    public static readonly RefusalCode SelfRemove = new("self_remove", "Nobody removes themself through an administrative door.", RefusalClass.Self);
    public static readonly RefusalCode SelfDemote = new("self_demote", "Nobody demotes themself through an administrative door.", RefusalClass.Self);
    public static readonly RefusalCode SelfDeactivate = new("self_deactivate", "Nobody deactivates themself through an administrative door.", RefusalClass.Self);
    public static readonly RefusalCode SelfLock = new("self_lock", "Nobody locks themself through an administrative door.", RefusalClass.Self);
    public static readonly RefusalCode SelfGrant = new("self_grant", "Nobody raises their own role, permissions, groups or end through an administrative door.", RefusalClass.Self);
    public static readonly RefusalCode VersionMismatch = new("version_mismatch", "The account changed since the version named by If-Match.", RefusalClass.VersionMismatch);
    public static readonly RefusalCode Throttled = new("throttled", "Too many attempts; wait for Retry-After.", RefusalClass.Throttled);
    public static readonly RefusalCode Declined = new("declined", "The operator did not confirm.", RefusalClass.Forbidden);
    public static readonly RefusalCode FactorUnavailable = new("factor_unavailable", "The second factor cannot be checked: its key is missing, or its record was altered.", RefusalClass.Unavailable);
    public static readonly RefusalCode NotPublished = new("not_published", "This instance publishes no credentials and no status lists.", RefusalClass.Unavailable);
    public static readonly RefusalCode OutcomeUnknown = new("outcome_unknown", "The store did not confirm the commit; the change may or may not have been made.", RefusalClass.Unavailable);
    public static readonly RefusalCode StoreUnavailable = new("store_unavailable", "The store cannot be reached or is too busy; nothing was changed.", RefusalClass.Unavailable);
#pragma warning restore CS1591
}
