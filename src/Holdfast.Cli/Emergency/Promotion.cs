using Holdfast.Roles;

namespace Holdfast.Cli.Emergency;

/// <summary>What <c>promote</c> is asked for.</summary>
/// <param name="Role">The role to set.</param>
/// <param name="IsVouched">
/// Whether the operator vouches for a sign-in whose custodians do not cover the role; else it becomes void and a link is printed.
/// </param>
/// <param name="IsCompromised">Whether everything that rests on the account ends.</param>
sealed record Promotion(Role Role, bool IsVouched = false, bool IsCompromised = false);
