using Holdfast.Audit;
using Holdfast.Gate;
using Holdfast.Groups;
using Holdfast.Refusals;
using Holdfast.Roles;

namespace Holdfast.Policies;

/// <summary>Stores a new version of a policy, inactive. It was compiled before.</summary>
public sealed record UploadPolicy(PolicyId Id, PolicyPurpose Purpose, Outcome<PolicySource> Source) : Command
{
    /// <summary>What people call it.</summary>
    public Outcome<PolicyLabel> Name { get; init; } = PolicyLabel.ParseName(null);

    /// <summary>What it is for.</summary>
    public Outcome<PolicyLabel> Description { get; init; } = PolicyLabel.ParseDescription(null);

    internal override EventKind Kind => EventKind.PolicyUploaded;

    internal override SliceRequest Needs => new() { ActivePolicy = Purpose };

    internal override Door DoorFor(StateSlice slice, Actor actor) => new Door.Needs(HoldfastPermissions.AddPolicy) { Least = Role.Developer };

    internal override bool IsSensitive(StateSlice slice) => true;

    internal override Refusal? CheckValues(StateSlice slice) =>
        (Purpose.IsInUse ? null : Refusal.InvalidPolicy($"policies for {Purpose.Name} are not asked yet; the purpose is reserved", "purpose"))
        ?? Name.Refusal ?? Description.Refusal ?? Source.Refusal;

    internal override Plan Plan(StateSlice slice, Actor actor)
    {
        var source = Source.Match(done => done, _ => throw new InvalidOperationException("A refused policy is not stored."));
        var version = new PolicyVersion(Id, Purpose, slice.LatestPolicy + 1, source.Sha256);
        var policy = new Policy(version, source.Text, Text(Name), Text(Description), slice.Now);
        var draft = new EventDraft(Kind)
        {
            Target = new("policy", Id.ToString()),
            Detail = _ => new EventDetail.PolicyChosen(Purpose.Name, version.Number, version.Sha256),
        };
        return new([new PolicyEffects.InsertPolicy(policy)], [draft], new Receipt { Policy = policy });
    }

    static string Text(Outcome<PolicyLabel> label) => label.Match(done => done.Value, _ => "");
}
