using System.Security.Cryptography;
using Holdfast.Audit;
using Holdfast.Members;
using Holdfast.Membership;
using Holdfast.Policies;
using Holdfast.Refusals;

namespace Holdfast.Gate;

/// <summary>Judges one command within a transaction and, when the rules allow it, applies it. Nothing here commits.</summary>
sealed class Judgement(RefusalFold fold, RemovalPolicy policy)
{
    const int MostReadings = 4;

    /// <summary>The outcome, and the events to append when the transaction commits. No outcome: the policy in force is not the one that was prepared.</summary>
    /// <exception cref="EffectRejectedException">The database rejected an effect, and no savepoint was behind it.</exception>
    public async Task<(Outcome<Receipt>? Outcome, IReadOnlyList<AuditEvent> Events)> CarryOutAsync(IAuthorityTransaction transaction, PendingCommand pending, bool savepoint)
    {
        var (actor, command) = (pending.Actor, pending.Command);
        var claim = actor.Origin.Idempotency;
        for (var reading = 1; ; reading++)
        {
            var slice = await transaction.LoadAsync(actor, pending.Needs, CancellationToken.None).ConfigureAwait(false);
            if (claim is not null && slice.Idempotency is { } stored)
                return (Repeat(claim, stored), []);
            if (Rules.Judge(slice, actor, command) is { } refusal)
                return Refuse(slice, actor, command, refusal);
            var questions = command.Questions(slice);
            if (questions.Count > 0 && !policy.IsPrepared(slice))
                return (null, []);
            slice = Ruled(slice, actor, questions);
            if (slice.Rulings.Values.FirstOrDefault(ruling => !ruling.Decision.Allowed) is { } denial)
                return Refuse(slice, actor, command, Refusal.PolicyDenied(denial.Decision.Reasons), denial);
            try
            {
                return await ApplyAsync(transaction, slice, actor, command, savepoint).ConfigureAwait(false);
            }
            catch (EffectRejectedException rejected) when (savepoint && rejected.Rejection == EffectRejection.Stale && reading < MostReadings)
            {
                continue;
            }
            catch (EffectRejectedException rejected) when (savepoint)
            {
                return Refuse(slice, actor, command, RefusalOf(rejected.Rejection));
            }
        }
    }

    /// <summary>Rule 8, last: the slice with what the policy says about each removal.</summary>
    public StateSlice Ruled(StateSlice slice, Actor actor, IReadOnlyList<RemovalQuestion> questions)
    {
        if (questions.Count == 0)
            return slice;
        var budget = new PolicyBudget();
        return slice with { Rulings = questions.ToDictionary(question => question.Target.Id, question => policy.Rule(question, slice, actor, budget)) };
    }

    static async Task<(Outcome<Receipt>, IReadOnlyList<AuditEvent>)> ApplyAsync(
        IAuthorityTransaction transaction, StateSlice slice, Actor actor, Command command, bool savepoint)
    {
        var plan = Enrolment.Complete(command.Plan(slice, actor), slice);
        IReadOnlyList<Effect> effects = [.. plan.Effects, .. Notices.Of(command, plan, slice, actor)];
        if (actor.Origin.Idempotency is { } claim)
            effects = [.. effects, new Effect.StoreAnswer(claim.Scope, new(claim.Body, claim.Render(plan.Receipt)), slice.Now)];
        var counts = effects.Count == 0 ? default : await transaction.ApplyAsync(effects, savepoint, CancellationToken.None).ConfigureAwait(false);
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

    (Outcome<Receipt>, IReadOnlyList<AuditEvent>) Refuse(StateSlice slice, Actor actor, Command command, Refusal judged, RemovalRuling? denial = null)
    {
        var refusal = command.Tell(judged);
        if (!fold.IsFirst(actor, command.Kind, refusal.Code, slice.Now))
            return (refusal, []);
        return (refusal, [EventFactory.OfRefusal(actor, slice.Actor, command.RefusalDraft(slice) with { Ruling = denial }, refusal, slice.Now)]);
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
