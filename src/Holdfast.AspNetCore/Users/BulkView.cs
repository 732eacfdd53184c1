namespace Holdfast.AspNetCore.Users;

/// <summary>The answer to a bulk change.</summary>
/// <param name="Accounts">How many accounts the command was carried out on: all that were named.</param>
public sealed record BulkView(int Accounts);
