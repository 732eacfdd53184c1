using Holdfast.Accounts;

namespace Holdfast.SignIn;

/// <summary>An account whose password was just checked.</summary>
/// <param name="Account">The account as it was before the check.</param>
/// <param name="Throttle">Where the attempt was counted for the account.</param>
/// <param name="Rehash">A stronger hash of the same password and the one it replaces, when parameters have risen.</param>
public sealed record ProvenAccount(Account Account, ThrottleKey Throttle, (string From, string To)? Rehash)
{
    /// <summary>Where the attempt was counted for the name that was typed; null when the account was known before.</summary>
    public ThrottleKey? Name { get; init; }
}
