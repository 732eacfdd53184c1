using Holdfast.Audit;
using Holdfast.Custody;
using Holdfast.Gate;
using Holdfast.Groups;
using Holdfast.Members;
using Holdfast.Refusals;

namespace Holdfast.Accounts;

/// <summary>Several commands on different accounts: all or none, judged on the end state. Each leaves an event of its own.</summary>
public sealed record BulkChange(IReadOnlyList<AccountCommand> Commands) : Command
{
    /// <summary>The most commands in one.</summary>
    public const int Most = 500;

    internal override EventKind Kind => Commands.Count > 0 ? Commands[0].Kind : EventKind.AccountChanged;

    internal override SliceRequest Needs => new()
    {
        Accounts = [.. Commands.Select(command => command.Target)],
        Groups = [.. Commands.SelectMany(command => command.Needs.Groups).Distinct()],
        Memberships = Commands.Any(command => command.Needs.Memberships),
        Held = Commands.Any(command => command.Needs.Held),
        ActivePolicy = Commands.Select(command => command.Needs.ActivePolicy).FirstOrDefault(purpose => purpose is not null),
    };

    internal override Door DoorFor(StateSlice slice, Actor actor)
    {
        var doors = Commands.Select(command => command.DoorFor(slice, actor)).ToArray();
        return Array.Find(doors, door => door is not Door.Needs) ?? (doors.Length == 0
            ? new Door.Needs(HoldfastPermissions.ChangeAccount)
            : new Door.Needs([.. doors.Cast<Door.Needs>().SelectMany(door => door.Permissions).Distinct()]));
    }

    internal override Refusal? FindTarget(StateSlice slice) => First(command => command.FindTarget(slice));

    internal override bool IsSensitive(StateSlice slice) => Commands.Any(command => command.IsSensitive(slice));

    internal override bool TouchesCredentialsOf(AccountId account, StateSlice slice, Actor actor) =>
        Commands.Any(command => command.TouchesCredentialsOf(account, slice, actor));

    internal override Refusal? CheckValues(StateSlice slice)
    {
        if (Commands.Count is 0 or > Most)
            return Refusal.InvalidCommand($"name between 1 and {Most} accounts");
        return Commands.DistinctBy(command => command.Target).Count() < Commands.Count
            ? Refusal.InvalidCommand("name each account once")
            : First(command => command.CheckValues(slice));
    }

    internal override Refusal? CheckVersion(StateSlice slice) => First(command => command.CheckVersion(slice));

    internal override IReadOnlyList<Account> Targets(StateSlice slice) => [.. Commands.SelectMany(command => command.Targets(slice))];

    internal override IReadOnlyList<AccountTransition> Transitions(StateSlice slice, Actor actor) =>
        [.. Commands.SelectMany(command => command.Transitions(slice, actor))];

    internal override IReadOnlyList<HoldingChange> Holdings(StateSlice slice) => [.. Commands.SelectMany(command => command.Holdings(slice))];

    internal override IReadOnlyList<Account> Controls(StateSlice slice, Actor actor) => [.. Commands.SelectMany(command => command.Controls(slice, actor))];

    internal override bool ShowsCredential(StateSlice slice, Actor actor) => Commands.Any(command => command.ShowsCredential(slice, actor));

    internal override IReadOnlyList<AccountId> Compromised => [.. Commands.SelectMany(command => command.Compromised)];

    internal override Refusal? CheckCustody(StateSlice slice, Actor actor) => First(command => command.CheckCustody(slice, actor));

    internal override IReadOnlyCollection<Permission> Grants(StateSlice slice) => [.. Commands.SelectMany(command => command.Grants(slice)).Distinct()];

    internal override IReadOnlyList<RemovalQuestion> Questions(StateSlice slice) => [.. Commands.SelectMany(command => command.Questions(slice))];

    internal override Plan Plan(StateSlice slice, Actor actor)
    {
        var gainsFirst = Commands.OrderBy(command => command.Transitions(slice, actor).Any(transition => transition.LosesHolder));
        var plans = gainsFirst.Select(command => command.Plan(slice, actor)).ToArray();
        return new([.. plans.SelectMany(plan => plan.Effects)], [.. plans.SelectMany(plan => plan.Events)], new Receipt { Purged = [.. plans.SelectMany(plan => plan.Receipt.Purged)] });
    }

    Refusal? First(Func<AccountCommand, Refusal?> check) => Commands.Select(check).FirstOrDefault(refusal => refusal is not null);
}
