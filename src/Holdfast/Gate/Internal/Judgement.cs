using System.Security.Cryptography;
using Holdfast.Audit;
using Holdfast.Membership;
using Holdfast.Refusals;

namespace Holdfast.Gate;

/// <summary>Judges one command within a transaction and, when the rules allow it, applies it. Nothing here commits.</summary>
sealed class Judgement(RefusalFold fold)
{
    const int MostReadings = 4;

    /// <summary>The outcome, and the events to append when the transaction commits.</summary>
    public async Task<(Outcome<Receipt> Outcome, IReadOnlyList<AuditEvent> Events)> CarryOutAsync(IAuthorityTransaction transaction, Actor actor, Command command)
    {
        var claim = actor.Origin.Idempotency;
        var request = command.Needs with { Idempotency = claim?.Scope };
        for (var reading = 1; ; reading++)
        {
            var slice = await transaction.LoadAsync(actor, request, CancellationToken.None).ConfigureAwait(false);
            if (claim is not null && slice.Idempotency is { } stored)
                return (Repeat(claim, stored), []);
            if (Rules.Judge(slice, actor, command) is { } refusal)
                return Refuse(slice, actor, command, refusal);
            try
            {
                return await ApplyAsync(transaction, slice, actor, command).ConfigureAwait(false);
            }
            catch (EffectRejectedException rejected) when (rejected.Rejection == EffectRejection.Stale && reading < MostReadings)
            {
                continue;
            }
            catch (EffectRejectedException rejected)
            {
                return Refuse(slice, actor, command, RefusalOf(rejected.Rejection));
            }
        }
    }

    static async Task<(Outcome<Receipt>, IReadOnlyList<AuditEvent>)> ApplyAsync(IAuthorityTransaction transaction, StateSlice slice, Actor actor, Command command)
    {
        var plan = Enrolment.Complete(command.Plan(slice, actor), slice);
        var effects = plan.Effects;
        if (actor.Origin.Idempotency is { } claim)
            effects = [.. effects, new Effect.StoreAnswer(claim.Scope, new(claim.Body, claim.Render(plan.Receipt)), slice.Now)];
        var counts = effects.Count == 0 ? default : await transaction.ApplyAsync(effects, CancellationToken.None).ConfigureAwait(false);
        AuditEvent[] events =
        [
            .. plan.Events.Select(draft => EventFactory.Of(draft, actor, slice, counts)),
            .. counts.Flips.Select(flip => StatusFlips.EventOf(flip, actor, slice)),
        ];
        return (plan.Receipt with { Counts = counts }, events);
    }

    static Outcome<Receipt> Repeat(IdempotencyClaim claim, StoredAnswer stored) =>
        CryptographicOperations.FixedTimeEquals(claim.Body, stored.Body)
            ? new Receipt { Replayed = stored.Answer }
            : Refusal.IdempotencyMismatch();

    (Outcome<Receipt>, IReadOnlyList<AuditEvent>) Refuse(StateSlice slice, Actor actor, Command command, Refusal refusal)
    {
        if (!fold.IsFirst(actor, command.Kind, refusal.Code, slice.Now))
            return (refusal, []);
        return (refusal, [EventFactory.OfRefusal(actor, slice.Actor, command.RefusalDraft(slice), refusal, slice.Now)]);
    }

    static Refusal RefusalOf(EffectRejection rejection) => rejection switch
    {
        EffectRejection.UsernameTaken => Refusal.UsernameTaken(),
        EffectRejection.EmailTaken => Refusal.EmailTaken(),
        EffectRejection.DidTaken => Refusal.DidTaken(),
        EffectRejection.GroupNameTaken => Refusal.GroupNameTaken(),
        EffectRejection.LastHolder => Refusal.LastActiveOwner(),
        _ => Refusal.StoreUnavailable(),
    };
}
