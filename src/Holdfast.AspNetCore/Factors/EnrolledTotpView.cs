using Holdfast.AspNetCore.Authentication;

namespace Holdfast.AspNetCore.Factors;

/// <summary>The answer to a confirmed enrolment.</summary>
/// <param name="Next">The next step: <c>done</c> or <c>change_password</c>.</param>
/// <param name="Account">The account.</param>
/// <param name="CsrfToken">The value that cookie callers send in <c>X-Holdfast-CSRF</c> with unsafe methods.</param>
/// <param name="Token">The session token, for <c>transport: "bearer"</c> alone.</param>
/// <param name="BackupCodes">Ten codes, each good once in the place of the authenticator. Shown once.</param>
public sealed record EnrolledTotpView(string Next, AccountView Account, string CsrfToken, string? Token, IReadOnlyList<string> BackupCodes);
