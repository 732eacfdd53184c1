using Holdfast.Accounts;
using Holdfast.Factors;
using Holdfast.Facts;

namespace Holdfast.Passkeys;

/// <summary>The writes of passkeys that commands ask of the store.</summary>
static class PasskeyEffects
{
    public sealed record InsertPasskey(StoredPasskey Passkey) : Effect;

    /// <summary>Notes a use: the counter must rise, unless the authenticator keeps none.</summary>
    public sealed record UsePasskey(FactorId Id, uint SignCount, bool BackedUp) : Effect;

    public sealed record DeletePasskey(FactorId Id) : Effect;

    public sealed record DeletePasskeys(AccountId Account) : Effect;
}
