using Holdfast.Accounts;
using Holdfast.Audit;
using Holdfast.Custody;
using Holdfast.Gate;
using Holdfast.Refusals;
using Holdfast.Roles;

namespace Holdfast.SignIn;

/// <summary>
/// Changes what the instance demands of sign-ins. Refused when a protected role would be left without a lasting holder who can sign in,
/// when a policy would shut out somebody of a protected role who signs in now, and when this instance cannot work with what a policy
/// demands. Writes settings that cannot be read again.
/// </summary>
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

    internal override SliceRequest Needs => new() { WithoutPasskey = Factors.Values.Contains(FactorPolicy.Passkey) };

    internal override Door DoorFor(StateSlice slice, Actor actor) => new Door.Ranked(Role.Developer);

    internal override bool IsSensitive(StateSlice slice) => true;

    internal override Refusal? CheckVersion(StateSlice slice) =>
        IfMatch is { } seen && slice.Settings.Version != seen ? Refusal.SettingsVersionMismatch(slice.Settings.Version) : null;

    internal override Refusal? CheckValues(StateSlice slice)
    {
        if (House?.Refusal is { } unknown)
            return unknown;
        if (Sets(FactorPolicy.Required, slice).Any() && !slice.Support.CanEnrol)
            return Refusal.NobodyCanEnrol();
        return Sets(FactorPolicy.Passkey, slice).Any() && !slice.Support.Passkeys ? Refusal.PasskeysDoNotWork() : null;
    }

    internal override HolderCounts HoldersAfter(StateSlice slice, Actor actor) => slice.Census.Under(After(slice.Settings), slice.Support);

    internal override Refusal? TellHolders(Refusal? emptied, StateSlice slice)
    {
        var shutOut = Sets(FactorPolicy.Passkey, slice).Select(role => slice.WithoutPasskey.GetValueOrDefault(role)).OfType<NamedFew>().ToArray();
        return shutOut.Length == 0 ? emptied : Refusal.ShutsOut(emptied, shutOut.Aggregate(static (some, others) => some + others));
    }

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
        if (before.Fault is { } fault)
            changes = changes.Prepend(new FieldChange("stored", fault, "written again"));
        var settled = after with { Version = before.Version + 1 };
        return new([new SignInEffects.UpdateSettings(before, settled)], [new EventDraft(Kind) { Reason = Reason.Value, Changes = [.. changes] }], new Receipt { Settings = settled });
    }

    SignInSettings After(SignInSettings before) => Factors.Aggregate(
        before with { Fault = null, House = House is not null && House.IsDone(out var house) ? house : before.House },
        (settings, pair) => settings.With(pair.Key, pair.Value));

    /// <summary>The roles to which it gives a policy that they do not have yet, highest first.</summary>
    IEnumerable<Role> Sets(FactorPolicy policy, StateSlice slice) =>
        RoleLadder.All.Reverse().Where(role => Factors.TryGetValue(role, out var asked) && asked == policy && slice.Settings[role] != policy);
}
