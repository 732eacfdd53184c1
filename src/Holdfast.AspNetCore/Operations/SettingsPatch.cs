namespace Holdfast.AspNetCore.Operations;

/// <summary>The body of <c>PATCH /api/v1/admin/settings</c>, a JSON Merge Patch.</summary>
/// <param name="Factors">
/// By role, <c>none</c>, <c>optional</c>, <c>required</c> or <c>passkey</c>; roles that are absent keep theirs.
/// </param>
/// <param name="HouseDomains">The mail domains in which an address belongs to its person, exactly; null or absent leaves them.</param>
public sealed record SettingsPatch(IReadOnlyDictionary<string, string>? Factors = null, IReadOnlyList<string>? HouseDomains = null);
