using Holdfast.AspNetCore.Users;

namespace Holdfast.AspNetCore.Factors;

/// <summary>The own second factors.</summary>
/// <param name="Items">The factors.</param>
/// <param name="BackupCodesLeft">How many backup codes are unused.</param>
/// <param name="Policy">What is demanded of this account: <c>none</c>, <c>optional</c>, <c>required</c> or <c>passkey</c>.</param>
public sealed record FactorsView(IReadOnlyList<UserFactor> Items, int BackupCodesLeft, string Policy);
