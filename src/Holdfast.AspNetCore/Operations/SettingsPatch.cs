namespace Holdfast.AspNetCore.Operations;

/// <summary>The body of <c>PATCH /api/v1/admin/settings</c>, a JSON Merge Patch.</summary>
/// <param name="Factors">By role, <c>none</c>, <c>optional</c>, <c>required</c> or <c>passkey</c>; roles that are absent keep theirs.</param>
public sealed record SettingsPatch(IReadOnlyDictionary<string, string>? Factors = null);
