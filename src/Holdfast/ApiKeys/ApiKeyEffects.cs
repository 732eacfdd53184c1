using Holdfast.Accounts;
using Holdfast.Facts;
using Holdfast.Sessions;

namespace Holdfast.ApiKeys;

/// <summary>The writes of API keys that commands ask of the store.</summary>
static class ApiKeyEffects
{
    public sealed record InsertApiKey(ApiKey Key, SecretHash Hash) : Effect
    {
        internal override AccountId? OnlyOf => Key.OwnerId;
    }

    /// <summary>Revokes every live key of an account. Counted.</summary>
    public sealed record RevokeApiKeys(AccountId Account, DateTimeOffset At) : Effect
    {
        internal override AccountId? OnlyOf => Account;
    }

    /// <summary>Revokes one key. Counted.</summary>
    public sealed record RevokeApiKey(ApiKeyId Key, DateTimeOffset At) : Effect;

    /// <summary>Gives a key another secret. Secrets before it end at <paramref name="OthersEnd"/> at the latest.</summary>
    public sealed record AddSecret(ApiKeyId Key, MintedSecret Secret, SecretHash Hash, DateTimeOffset OthersEnd) : Effect;

    /// <summary>Renames a key.</summary>
    public sealed record RenameApiKey(ApiKeyId Key, string Name) : Effect;
}
