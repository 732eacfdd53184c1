using System.Globalization;
using Holdfast.Roles;

namespace Holdfast.Refusals;

/// <content>Refusals of values and of unique values that are taken.</content>
public sealed partial record Refusal
{
    /// <summary><c>malformed</c>.</summary>
    public static Refusal Malformed(string sentence, string? field = null) => new(RefusalCode.Malformed, sentence) { Field = field };

    /// <summary><c>invalid_username</c>: wrong length.</summary>
    public static Refusal UsernameLength() => new(RefusalCode.InvalidUsername, "username must be 2-32 characters") { Field = "username" };

    /// <summary><c>invalid_username</c>: wrong characters.</summary>
    public static Refusal UsernameCharacters() =>
        new(RefusalCode.InvalidUsername, "username may contain only lowercase letters, digits, dot, underscore, and hyphen") { Field = "username" };

    /// <summary><c>invalid_password</c>; the sentence says which rule failed.</summary>
    public static Refusal InvalidPassword(string sentence) => new(RefusalCode.InvalidPassword, sentence) { Field = "password" };

    /// <summary><c>invalid_email</c>.</summary>
    public static Refusal InvalidEmail() => new(RefusalCode.InvalidEmail, "email must contain '@' and be at most 254 characters") { Field = "email" };

    /// <summary><c>invalid_email</c>: no mail can be sent there.</summary>
    public static Refusal UndeliverableEmail() =>
        new(RefusalCode.InvalidEmail, "email must be one address that mail can be sent to, for example ada@example.org") { Field = "email" };

    /// <summary><c>invalid_did</c>.</summary>
    public static Refusal InvalidDid() => new(RefusalCode.InvalidDid, "did must be a DID as W3C DID Core defines it, for example did:web:example.org") { Field = "did" };

    /// <summary><c>invalid_role</c>: not a role.</summary>
    public static Refusal UnknownRole(string role) => new(RefusalCode.InvalidRole, $"unknown role: {Printable(role)}")
    {
        Field = "role",
        Detail = $"unknown role: {Printable(role)}; the roles are {string.Join(", ", RoleLadder.All.Select(known => known.Name))}",
    };

    /// <summary><c>invalid_role</c>: a role that the surface does not take.</summary>
    public static Refusal RoleNotHere(string sentence) => new(RefusalCode.InvalidRole, sentence) { Field = "role" };

    /// <summary><c>invalid_reason</c>.</summary>
    public static Refusal InvalidReason(string sentence) => new(RefusalCode.InvalidReason, sentence) { Field = "reason" };

    /// <summary><c>invalid_reason</c>: longer than <paramref name="max"/> code points.</summary>
    public static Refusal ReasonTooLong(int max, int got) =>
        InvalidReason(string.Create(CultureInfo.InvariantCulture, $"reason exceeds {max} chars (got {got})"));

    /// <summary><c>invalid_expiry</c>.</summary>
    public static Refusal InvalidExpiry(string sentence) => new(RefusalCode.InvalidExpiry, sentence) { Field = "expires_at" };

    /// <summary><c>invalid_permission</c>: not registered.</summary>
    public static Refusal UnknownPermission(string codename) =>
        new(RefusalCode.InvalidPermission, $"unknown permission: {Printable(codename)}; permissions come from the models registered at start") { Field = "permission" };

    /// <summary><c>invalid_group</c>.</summary>
    public static Refusal InvalidGroup(string sentence) => new(RefusalCode.InvalidGroup, sentence) { Field = "group" };

    /// <summary><c>invalid_policy</c>; the sentence says what is wrong and where.</summary>
    public static Refusal InvalidPolicy(string sentence, string field) => new(RefusalCode.InvalidPolicy, Bounded(sentence)) { Field = field };

    /// <summary><c>invalid_token</c>: one sentence for unknown, used and expired tokens.</summary>
    public static Refusal InvalidToken() => new(RefusalCode.InvalidToken, "this link is not valid or was already used; ask for a new one") { Field = "token" };

    /// <summary><c>invalid_command</c>.</summary>
    public static Refusal InvalidCommand(string sentence) => new(RefusalCode.InvalidCommand, sentence);

    /// <summary><c>invalid_command</c>: a key for everything is minted for somebody else.</summary>
    public static Refusal EverythingIsOwn() => InvalidCommand("an account mints a key with the scope holdfast.everything for itself alone") with { Field = "scopes" };

    /// <summary><c>invalid_code</c>.</summary>
    public static Refusal InvalidCode(string sentence) => new(RefusalCode.InvalidCode, sentence) { Field = "code" };

    /// <summary><c>invalid_passkey</c>.</summary>
    public static Refusal InvalidPasskey(string sentence) => new(RefusalCode.InvalidPasskey, sentence);

    /// <summary><c>invalid_query</c>.</summary>
    public static Refusal InvalidQuery(string parameter, string sentence) => new(RefusalCode.InvalidQuery, sentence) { Field = parameter };

    /// <summary><c>username_taken</c>.</summary>
    public static Refusal UsernameTaken() => new(RefusalCode.UsernameTaken, "another account has this username; choose another") { Field = "username" };

    /// <summary><c>email_taken</c>.</summary>
    public static Refusal EmailTaken() => new(RefusalCode.EmailTaken, "another account has this email address") { Field = "email" };

    /// <summary><c>did_taken</c>.</summary>
    public static Refusal DidTaken() => new(RefusalCode.DidTaken, "another account has this DID") { Field = "did" };

    /// <summary><c>name_taken</c>.</summary>
    public static Refusal GroupNameTaken() => new(RefusalCode.NameTaken, "another group has this name") { Field = "name" };

    /// <summary><c>already_set_up</c>.</summary>
    public static Refusal AlreadySetUp() => new(RefusalCode.AlreadySetUp, "an account exists already; sign in instead");

    /// <summary><c>idempotency_mismatch</c>.</summary>
    public static Refusal IdempotencyMismatch() =>
        new(RefusalCode.IdempotencyMismatch, "this Idempotency-Key was used with another request; choose a new key");

    /// <summary><c>version_mismatch</c>.</summary>
    public static Refusal VersionMismatch(long current) =>
        new(RefusalCode.VersionMismatch, string.Create(CultureInfo.InvariantCulture, $"the account has changed and is now version {current}; read it again"));

    /// <summary><c>version_mismatch</c> of the sign-in settings.</summary>
    public static Refusal SettingsVersionMismatch(long current) =>
        new(RefusalCode.VersionMismatch, string.Create(CultureInfo.InvariantCulture, $"the settings have changed and are now version {current}; read them again"));

    /// <summary>A sentence that quotes an uploaded text: bounded, without control or formatting characters.</summary>
    static string Bounded(string text) => Visible(text.Length > 4096 ? text[..4096] : text);

    /// <summary>Text from a request as it may stand in a sentence: bounded, without control or formatting characters.</summary>
    static string Printable(string text) => Visible(text.Length > 64 ? text[..64] : text);

    static string Visible(string shown) => string.Concat(shown.Select(c => char.IsControl(c) || char.IsSurrogate(c)
        || char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator ? '?' : c));
}
