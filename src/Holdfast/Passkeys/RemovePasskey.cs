using Holdfast.Accounts;
using Holdfast.Factors;
using Holdfast.Facts;
using Holdfast.Gate;

namespace Holdfast.Passkeys;

/// <summary>Removes a passkey of the actor's own. The last credential of the last lasting holder of a role stays.</summary>
public sealed record RemovePasskey(AccountId Id, FactorId Factor) : RemoveFactor(Id, Factor)
{
    internal override SliceRequest Needs => new() { Accounts = [Id], Passkey = Factor };

    private protected override Effect Deletion => new PasskeyEffects.DeletePasskey(Factor);

    private protected override bool Stands(StateSlice slice) => slice.Passkey?.Account == Id;

    private protected override Account Without(Account before) => before with { CredentialCount = before.CredentialCount - 1 };
}
