namespace Holdfast.Policies;

/// <summary>One version of a policy, without its text.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Purpose">What it decides about.</param>
/// <param name="Number">Counts up from 1 for each purpose.</param>
/// <param name="Sha256">The SHA-256 of its text in UTF-8, in lower-case hexadecimal.</param>
public sealed record PolicyVersion(PolicyId Id, PolicyPurpose Purpose, int Number, string Sha256);
