namespace Holdfast.AspNetCore.Requests;

/// <summary>The optional body of a removal.</summary>
/// <param name="Disposition">
/// What to keep: <c>purge</c>, <c>tombstone</c>, <c>historical</c> or <c>policyDefault</c>; absent leaves it to the member's preference.
/// </param>
/// <param name="Reason">Why, at most 1,024 characters.</param>
/// <param name="Compromised">Whether the account was compromised: everything that rests on it ends.</param>
public sealed record RemovalBody(string? Disposition = null, string? Reason = null, bool Compromised = false);
