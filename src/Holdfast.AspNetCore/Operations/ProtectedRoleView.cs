namespace Holdfast.AspNetCore.Operations;

/// <summary>The lasting holders of one protected role. Whoever's role includes it holds it.</summary>
/// <param name="Role">The role.</param>
/// <param name="LastingHolders">How many accounts hold it, can sign in and have no expiry.</param>
/// <param name="LossesToZero">How many such accounts would have to be lost until none is left.</param>
/// <param name="LossesAllowed">How many of those losses Holdfast would carry out: all but the last.</param>
/// <param name="Holders">The holders by creation, at most 100.</param>
public sealed record ProtectedRoleView(string Role, int LastingHolders, int LossesToZero, int LossesAllowed, IReadOnlyList<LastingHolderView> Holders);
