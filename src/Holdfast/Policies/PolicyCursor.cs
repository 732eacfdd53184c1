namespace Holdfast.Policies;

/// <summary>Where a page of policies ended.</summary>
/// <param name="Purpose">The purpose of its last policy.</param>
/// <param name="Number">The version of its last policy.</param>
public sealed record PolicyCursor(PolicyPurpose Purpose, int Number);
