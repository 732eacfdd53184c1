using Holdfast.Audit;
using Holdfast.Refusals;

namespace Holdfast.Gate;

/// <summary>What came of a wave, and the events to append when the transaction commits.</summary>
/// <param name="Due">The events of what was due before; they come first.</param>
/// <param name="Answers">
/// The outcome of each command and its events. No outcome: the policy in force is not the one that was prepared. Fewer answers than
/// commands: the others must be read again.
/// </param>
sealed record CarriedWave(
    IReadOnlyList<AuditEvent> Due,
    IReadOnlyList<(Outcome<Receipt>? Outcome, IReadOnlyList<AuditEvent> Events)> Answers);
