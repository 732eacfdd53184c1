using Holdfast.Accounts;
using Holdfast.Gate;

namespace Holdfast.Recovery;

/// <summary>
/// Removes every second factor. Every session ends, and the credential epoch rises: what was proved against the old factors is worthless.
/// The account keeps its password.
/// </summary>
public sealed record EmergencyDisableMfa(AccountId Id, IEmergencyRecord Record) : EmergencyCommand(Id, Record)
{
    /// <inheritdoc/>
    public override string Operation => "disable-mfa";

    internal override IReadOnlyList<AccountTransition> Transitions(StateSlice slice, Actor actor) =>
        [AccountTransition.Change(Before(slice), Before(slice) with { CredentialEpoch = Before(slice).CredentialEpoch + 1 })];

    internal override IEnumerable<Effect> Also(AccountTransition transition, StateSlice slice) => [new Effect.EndSessions(Target, null)];

    internal override EmergencyFacts Facts(AccountTransition transition, StateSlice slice, AppliedCounts counts) =>
        base.Facts(transition, slice, counts) with { BackupCodesDeleted = 0 };
}
