using Holdfast.Accounts;
using Holdfast.Facts;
using Holdfast.Gate;

namespace Holdfast.Factors;

/// <summary>Removes the actor's own TOTP secret.</summary>
public sealed record RemoveTotp(AccountId Id, FactorId Factor) : RemoveFactor(Id, Factor)
{
    internal override SliceRequest Needs => new() { Accounts = [Id], Totp = Id };

    private protected override Effect Deletion => new FactorEffects.DeleteTotp(Id);

    private protected override bool Stands(StateSlice slice) => slice.Totp is { ConfirmedAt: not null } totp && totp.Id == Factor;

    private protected override Account Without(Account before) => before with { HasTotp = false };
}
