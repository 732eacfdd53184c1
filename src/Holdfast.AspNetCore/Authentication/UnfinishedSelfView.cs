namespace Holdfast.AspNetCore.Authentication;

/// <summary>
/// Who is calling, while the second factor is still to be passed: a caller who has only the password learns nothing more about the
/// account.
/// </summary>
/// <param name="Username">The account's username.</param>
/// <param name="Next">Always <c>verify_factor</c>.</param>
/// <param name="CsrfToken">The value for <c>X-Holdfast-CSRF</c>.</param>
public sealed record UnfinishedSelfView(string? Username, string Next, string? CsrfToken);
