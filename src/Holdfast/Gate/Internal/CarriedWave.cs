using Holdfast.Audit;
using Holdfast.Refusals;

namespace Holdfast.Gate;

/// <summary>What came of a wave, and the events to append when the transaction commits.</summary>
/// <param name="Due">The events of what was carried out first because it was due.</param>
/// <param name="Answers">
/// The outcome of each command and its events. A null outcome: the policy changed, prepare it again. Fewer answers than commands:
/// read the rest again.
/// </param>
sealed record CarriedWave(
    IReadOnlyList<AuditEvent> Due,
    IReadOnlyList<(Outcome<Receipt>? Outcome, IReadOnlyList<AuditEvent> Events)> Answers);
