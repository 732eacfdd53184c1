namespace Holdfast.AspNetCore.Members;

/// <summary>The body of <c>PUT /v1/members/me/departure-preference</c>.</summary>
/// <param name="Disposition">What to keep: <c>purge</c>, <c>tombstone</c>, <c>historical</c> or <c>policyDefault</c>.</param>
public sealed record PreferenceBody(string Disposition);
