using Holdfast.Accounts;
using Holdfast.Audit;
using Holdfast.Custody;
using Holdfast.Gate;
using Holdfast.Refusals;
using Holdfast.Roles;

namespace Holdfast.SignIn;

/// <summary>Changes what the instance demands of sign-ins. Refused when a protected role would be left without a lasting holder who can sign in.</summary>
/// <param name="Factors">The policies to set; roles that are not named keep theirs.</param>
public sealed record ChangeSignInSettings(IReadOnlyDictionary<Role, FactorPolicy> Factors) : Command
{
    /// <summary>The house domains to set, exactly; null leaves them as they are.</summary>
    public Outcome<HouseDomains>? House { get; init; }

    /// <summary>The version that the client saw; null when it does not care.</summary>
    public long? IfMatch { get; init; }

    /// <summary>Why.</summary>
    public Reason Reason { get; init; } = Reason.None;

    internal override EventKind Kind => EventKind.SignInSettingsChanged;

    internal override bool BarredToKeys => true;

    internal override SliceRequest Needs => new();

    internal override Door DoorFor(StateSlice slice, Actor actor) => new Door.Ranked(Role.Developer);

    internal override bool IsSensitive(StateSlice slice) => true;

    internal override Refusal? CheckVersion(StateSlice slice) =>
        IfMatch is { } seen && slice.Settings.Version != seen ? Refusal.SettingsVersionMismatch(slice.Settings.Version) : null;

    internal override Refusal? CheckValues(StateSlice slice) => House?.Refusal;

    internal override HolderCounts HoldersAfter(StateSlice slice, Actor actor) => slice.Census.Under(After(slice.Settings));

    internal override Plan Plan(StateSlice slice, Actor actor)
    {
        var before = slice.Settings;
        var after = After(before);
        if (after == before)
            return Gate.Plan.Nothing(new Receipt { Settings = before });
        var changes = RoleLadder.All.Where(role => after[role] != before[role])
            .Select(role => new FieldChange($"factors.{role.Name}", before[role].Name, after[role].Name));
        if (!after.House.Equals(before.House))
            changes = changes.Append(new FieldChange("house_domains", before.House.ToString(), after.House.ToString()));
        var settled = after with { Version = before.Version + 1 };
        return new([new Effect.UpdateSettings(before, settled)], [new EventDraft(Kind) { Reason = Reason.Value, Changes = [.. changes] }], new Receipt { Settings = settled });
    }

    SignInSettings After(SignInSettings before) => Factors.Aggregate(
        House is not null && House.IsDone(out var house) ? before with { House = house } : before, (settings, pair) => settings.With(pair.Key, pair.Value));
}
