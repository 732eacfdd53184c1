namespace Holdfast.AspNetCore.Authentication;

/// <summary>The answer to a sign-in, a re-authentication and a password change.</summary>
/// <param name="Next">The next step: <c>done</c>, <c>change_password</c>, <c>verify_factor</c> or <c>enrol_factor</c>.</param>
/// <param name="Account">The account; null while <c>next</c> is <c>verify_factor</c>, as the password shows nothing about it.</param>
/// <param name="CsrfToken">The value that cookie callers send in <c>X-Holdfast-CSRF</c> with unsafe methods.</param>
/// <param name="Token">The session token, for <c>transport: "bearer"</c> alone.</param>
public sealed record SignedInView(string Next, AccountView? Account, string CsrfToken, string? Token)
{
    /// <summary>Whether the account has an address that it should confirm: POST /api/v1/auth/email/code mails a code there.</summary>
    public bool ConfirmEmail { get; init; }
}
