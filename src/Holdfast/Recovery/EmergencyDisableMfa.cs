using Holdfast.Accounts;
using Holdfast.Factors;
using Holdfast.Facts;
using Holdfast.Gate;

namespace Holdfast.Recovery;

/// <summary>
/// Removes every second factor. Every session ends, and the credential epoch rises: what was proved against the old factors is worthless.
/// The account keeps its password; without one it keeps its passkeys, or nobody could sign in with it.
/// </summary>
public sealed record EmergencyDisableMfa(AccountId Id, IEmergencyRecord Record) : EmergencyCommand(Id, Record)
{
    /// <inheritdoc/>
    public override string Operation => "disable-mfa";

    internal override IReadOnlyList<AccountTransition> Transitions(StateSlice slice, Actor actor) =>
        [AccountTransition.Change(Before(slice), FactorRemoval.Of(Before(slice))) with { ResetsFactors = true }];

    internal override IEnumerable<Effect> Also(AccountTransition transition, StateSlice slice) => FactorRemoval.Effects(Before(slice));

    internal override EmergencyFacts Facts(AccountTransition transition, StateSlice slice, AppliedCounts counts) =>
        base.Facts(transition, slice, counts) with { BackupCodesDeleted = counts.BackupCodes };
}
