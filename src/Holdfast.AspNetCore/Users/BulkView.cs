using Holdfast.AspNetCore.Custody;

namespace Holdfast.AspNetCore.Users;

/// <summary>The answer to a bulk change.</summary>
/// <param name="Accounts">How many accounts the command was carried out on: all that were named.</param>
/// <param name="Voided">Accounts whose sign-in became void, with their new links.</param>
/// <param name="InDoubt">Accounts above the actor that were left: somebody of their rank must decide.</param>
public sealed record BulkView(int Accounts, IReadOnlyList<AffectedAccount> Voided, IReadOnlyList<AffectedAccount> InDoubt);
