using Holdfast.Gate;
using Holdfast.Groups;

namespace Holdfast.Audit;

/// <summary>Records that somebody reads or exports the audit log. Who may not read is refused here.</summary>
public sealed record RecordReading(string Filter, string Form) : Command
{
    internal override EventKind Kind => Form == "export" ? EventKind.AuditExported : EventKind.AuditRead;

    internal override TransactionLock Lock => TransactionLock.Of();

    internal override SliceRequest Needs => new();

    internal override Door DoorFor(StateSlice slice, Actor actor) => new Door.Needs(HoldfastPermissions.ViewAuditEvent);

    internal override Plan Plan(StateSlice slice, Actor actor) =>
        new([], [new EventDraft(Kind) { Detail = _ => new EventDetail.Reading(Filter, Form) }], new Receipt());
}
