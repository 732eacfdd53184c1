using Holdfast.Audit;
using Holdfast.Cli.Operators;
using Holdfast.Recovery;
using Holdfast.Roles;

namespace Holdfast.Cli.Emergency;

/// <summary>
/// Makes the event of an emergency operation. Nothing else in the product makes one; a test reads that from the compiled code.
/// </summary>
sealed class EmergencyRecord(OperatorIdentity identity) : IEmergencyRecord
{
    public EventKind Kind => EventKind.EmergencyRecovery;

    public EventDetail Describe(EmergencyFacts facts) => new EventDetail.Emergency(facts.Operation, identity.Name, identity.Host)
    {
        SudoUser = identity.SudoUser,
        SessionsEnded = facts.SessionsEnded,
        PreviousRole = facts.PreviousRole?.Name,
        NewRole = facts.NewRole?.Name,
        TokenId = facts.Token?.Id.ToString(),
        TokenExpiresAt = facts.Token?.ExpiresAt,
        BackupCodesDeleted = facts.BackupCodesDeleted,
    };
}
