using Holdfast.Accounts;
using Holdfast.Audit;
using Holdfast.Gate;

namespace Holdfast.Membership;

/// <summary>
/// Gives each new member a slot in the revocation and in the suspension list, whichever command creates them, in the same transaction.
/// Members are persons: a service has no slots and no credential, it acts by its keys alone.
/// </summary>
static class Enrolment
{
    /// <summary>The plan with the slots of the person it creates; the same plan when it creates none.</summary>
    /// <exception cref="InvalidOperationException">
    /// The command creates a person without having asked for <see cref="SliceRequest.NewMember"/>, or several.
    /// </exception>
    public static Plan Complete(Plan plan, StateSlice slice)
    {
        if (plan.Effects.OfType<AccountEffects.InsertAccount>().SingleOrDefault(effect => effect.Account.Kind == AccountKind.Person) is not { Account: var member })
            return plan;
        if (slice.OpenLists.Count == 0)
            throw new InvalidOperationException("A command that creates a person must ask for the status lists.");
        OpenStatusList[] opened = [.. slice.OpenLists.Where(list => list.IsNew)];
        return plan with
        {
            Effects = [.. plan.Effects, .. opened.Select(list => new StatusListEffects.OpenList(list)), new StatusListEffects.AssignSlots(member.Id, slice.OpenLists)],
            Events = [.. plan.Events, .. opened.Select(Opening)],
        };
    }

    static EventDraft Opening(OpenStatusList list) => new(EventKind.StatusListOpened)
    {
        Target = TargetOf(list.Id),
        Detail = _ => new EventDetail.StatusListOpening(list.Purpose.Name, list.Slots.Length, list.Slots.Assignable),
    };

    /// <summary>The list as the target of an event.</summary>
    public static EventTarget TargetOf(StatusListId list) => new("status_list", list.ToString());
}
