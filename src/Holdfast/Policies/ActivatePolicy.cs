using Holdfast.Accounts;
using Holdfast.Audit;
using Holdfast.Gate;
using Holdfast.Groups;
using Holdfast.Refusals;
using Holdfast.Roles;

namespace Holdfast.Policies;

/// <summary>Puts a stored version of a policy in force, in place of the one that is. Nothing changes when it is in force already.</summary>
public sealed record ActivatePolicy(PolicyId Id, PolicyPurpose Purpose, Outcome<Reason> Reason) : Command
{
    internal override EventKind Kind => EventKind.PolicyActivated;

    internal override SliceRequest Needs => new() { ActivePolicy = Purpose, Policy = Id };

    internal override Door DoorFor(StateSlice slice, Actor actor) => new Door.Needs(HoldfastPermissions.ChangePolicy) { Least = Role.Developer };

    internal override Refusal? FindTarget(StateSlice slice) => slice.Policy?.Purpose == Purpose ? null : Refusal.NotFound($"policy not found: {Id}");

    internal override bool IsSensitive(StateSlice slice) => true;

    internal override Refusal? CheckValues(StateSlice slice) => Reason.Refusal;

    internal override Plan Plan(StateSlice slice, Actor actor)
    {
        var version = slice.Policy!;
        var receipt = new Receipt { PolicyVersion = version };
        if (slice.ActivePolicy == version)
            return Gate.Plan.Nothing(receipt);
        var draft = new EventDraft(Kind)
        {
            Target = new("policy", Id.ToString()),
            Reason = Reason.Match<string?>(reason => reason.Value, _ => null),
            Detail = _ => new EventDetail.PolicyChosen(Purpose.Name, version.Number, version.Sha256),
        };
        return new([new PolicyEffects.ActivatePolicy(version, slice.Now)], [draft], receipt);
    }
}
