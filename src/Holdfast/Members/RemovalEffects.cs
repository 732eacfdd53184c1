using Holdfast.Accounts;
using Holdfast.Facts;

namespace Holdfast.Members;

/// <summary>The writes of a removal that commands ask of the store.</summary>
static class RemovalEffects
{
    /// <summary>Deletes whatever the account could sign in with, and what was noted of its signing in.</summary>
    public sealed record DeleteCredentials(AccountId Account) : Effect;

    /// <summary>Deletes a removed account's row, and records that the personal data of its owner is to be erased everywhere.</summary>
    public sealed record PurgeAccount(AccountId Account, DateTimeOffset At) : Effect;
}
