using Holdfast.Audit;
using Holdfast.Gate;

namespace Holdfast.Factors;

/// <summary>Stores TOTP secrets under another key: the operator's, in portions. A secret that changed meanwhile is left alone.</summary>
/// <param name="KeyId">The new key.</param>
/// <param name="Secrets">Each as it was, with its secret under the new key.</param>
public sealed record ResealTotps(string KeyId, IReadOnlyList<(StoredTotp Before, SealedSecret After)> Secrets) : Command
{
    internal override EventKind Kind => EventKind.FactorKeysRotated;

    internal override TransactionLock Lock => TransactionLock.Of();

    internal override SliceRequest Needs => new();

    internal override Door DoorFor(StateSlice slice, Actor actor) => new Door.OperatorOnly();

    internal override Plan Plan(StateSlice slice, Actor actor) => new(
        [.. Secrets.Select(pair => new FactorEffects.ResealTotp(pair.Before, pair.After))],
        [new EventDraft(Kind) { Detail = _ => new EventDetail.KeyRotation(KeyId, Secrets.Count) }],
        new Receipt());
}
