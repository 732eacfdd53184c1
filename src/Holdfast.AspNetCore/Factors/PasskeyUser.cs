using Holdfast.Accounts;

namespace Holdfast.AspNetCore.Factors;

/// <summary>The user that the framework's passkey handler speaks of: an account's id.</summary>
sealed record PasskeyUser(AccountId Account);
