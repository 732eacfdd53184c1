namespace Holdfast.AspNetCore.Authentication;

/// <summary>Who is calling, and what they may do.</summary>
/// <param name="Account">The account.</param>
/// <param name="Role">Its role.</param>
/// <param name="Permissions">What the caller may do, and why; for an API key narrowed by its scopes.</param>
/// <param name="Session">The session in use; null for an API key.</param>
/// <param name="ApiKeyId">The public id of the API key in use; null for a session.</param>
/// <param name="Next">
/// The next step of the sign-in: <c>done</c>, <c>change_password</c>, <c>verify_factor</c> or <c>enrol_factor</c>.
/// </param>
/// <param name="CsrfToken">The value for <c>X-Holdfast-CSRF</c>; null for an API key.</param>
public sealed record SelfView(
    AccountView Account,
    string Role,
    IReadOnlyList<HeldPermission> Permissions,
    SessionView? Session,
    string? ApiKeyId,
    string Next,
    string? CsrfToken);
