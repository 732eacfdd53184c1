using Holdfast.Audit;
using Holdfast.Gate;

namespace Holdfast.Membership;

/// <summary>What the log says of a bit that changed.</summary>
static class StatusFlips
{
    /// <summary>
    /// The event of one flip. It follows the event of the command that caused it, which tells who and whence; itself it holds nobody's
    /// personal data.
    /// </summary>
    public static AuditEvent EventOf(StatusFlip flip, Actor actor, StateSlice slice)
    {
        var draft = new EventDraft(EventKind.StatusListFlipped)
        {
            Subject = new(flip.Account, null),
            Target = Enrolment.TargetOf(flip.Slot.List),
            Detail = _ => new EventDetail.StatusFlip(flip.Slot.Purpose.Name, flip.Slot.Index, flip.IsSet),
        };
        var entry = EventFactory.Of(draft, actor, slice, default);
        return entry with { Actor = entry.Actor.Person is null ? entry.Actor : entry.Actor with { Label = null }, Ip = null, UserAgent = null };
    }
}
