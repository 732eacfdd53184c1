using Holdfast.Facts;

namespace Holdfast.Gate;

/// <summary>What a judged command does: its effects in order, its events, and what the caller gets.</summary>
/// <param name="Effects">The writes, in the order in which they are sent; gains before losses.</param>
/// <param name="Events">The events; empty when nothing changes.</param>
/// <param name="Receipt">What the caller gets, without the counts.</param>
sealed record Plan(IReadOnlyList<Effect> Effects, IReadOnlyList<EventDraft> Events, Receipt Receipt)
{
    /// <summary>Nothing to do: the state is as asked already.</summary>
    public static Plan Nothing(Receipt receipt) => new([], [], receipt);
}
