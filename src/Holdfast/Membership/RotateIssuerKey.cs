using Holdfast.Audit;
using Holdfast.Gate;

namespace Holdfast.Membership;

/// <summary>
/// Puts another issuer key in the place of the present one, whose private half is erased; its public half stays published while anything
/// signed with it is valid.
/// </summary>
public sealed record RotateIssuerKey(IssuerKey Fresh) : Command
{
    /// <summary>Whether it is to happen only while there is no key: the first start of an instance.</summary>
    public bool OnlyFirst { get; init; }

    internal override EventKind Kind => EventKind.IssuerKeyRotated;

    internal override SliceRequest Needs => new() { IssuerKey = true };

    internal override Door DoorFor(StateSlice slice, Actor actor) => new Door.OperatorOnly();

    internal override Plan Plan(StateSlice slice, Actor actor)
    {
        if (OnlyFirst && slice.IssuerKey is not null)
            return Gate.Plan.Nothing(new Receipt());
        var fresh = Fresh with { CreatedAt = slice.Now };
        return new(
            [new StatusListEffects.RetireIssuerKeys(slice.Now), new StatusListEffects.InsertIssuerKey(fresh)],
            [new EventDraft(Kind) { Target = new("issuer_key", fresh.Id), Detail = _ => new EventDetail.IssuerKeyRotation(fresh.Id, slice.IssuerKey) }],
            new Receipt());
    }
}
