using Holdfast.Audit;

namespace Holdfast.Recovery;

/// <summary>
/// Makes the event of an emergency operation. The kernel asks its caller for one on purpose: the only implementation belongs to the
/// command-line program, so nothing that serves requests can leave, or forge, an emergency in the log.
/// </summary>
public interface IEmergencyRecord
{
    /// <summary>The kind of the event, also when the operation is refused.</summary>
    EventKind Kind { get; }

    /// <summary>The typed extra of the event, made inside the transaction from what the operation did.</summary>
    EventDetail Describe(EmergencyFacts facts);
}
