using Holdfast.Audit;
using Holdfast.Recovery;

namespace Holdfast.Tests.Worlds;

/// <summary>The event of an emergency operation, as the command line's would be.</summary>
sealed class PlainRecord : IEmergencyRecord
{
    public EventKind Kind => EventKind.EmergencyRecovery;

    public EventDetail Describe(EmergencyFacts facts) => new EventDetail.Emergency(facts.Operation, "operator", "host")
    {
        SessionsEnded = facts.SessionsEnded,
        PreviousRole = facts.PreviousRole?.ToString(),
        NewRole = facts.NewRole?.ToString(),
        TokenId = facts.Token?.Id.ToString(),
    };
}
