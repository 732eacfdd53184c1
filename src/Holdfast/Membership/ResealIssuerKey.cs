using Holdfast.Audit;
using Holdfast.Factors;
using Holdfast.Gate;

namespace Holdfast.Membership;

/// <summary>
/// Stores the private half of the issuer key under another key of the key file: the operator's. The issuer key itself stays. One that was
/// replaced meanwhile is left alone.
/// </summary>
/// <param name="Before">The key as it was read.</param>
/// <param name="After">Its private half under the new key.</param>
public sealed record ResealIssuerKey(IssuerKey Before, SealedSecret After) : Command
{
    internal override EventKind Kind => EventKind.FactorKeysRotated;

    internal override SliceRequest Needs => new();

    internal override Door DoorFor(StateSlice slice, Actor actor) => new Door.OperatorOnly();

    internal override Plan Plan(StateSlice slice, Actor actor) => new(
        [new StatusListEffects.ResealIssuerKey(Before, After)],
        [new EventDraft(Kind) { Target = new("issuer_key", Before.Id), Detail = _ => new EventDetail.KeyRotation(After.KeyId, 1) }],
        new Receipt());
}
