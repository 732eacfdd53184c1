using System.Security.Cryptography;
using Holdfast.Accounts;
using Holdfast.Audit;
using Holdfast.Custody;
using Holdfast.Facts;
using Holdfast.Members;
using Holdfast.Membership;
using Holdfast.Policies;
using Holdfast.Refusals;

namespace Holdfast.Gate;

/// <summary>Judges the commands of a wave within a transaction and, where the rules allow it, applies them. Nothing here commits.</summary>
sealed class Judgement(RefusalFold fold, RemovalPolicy policy, Circumstances circumstances)
{
    const int MostReadings = 4;

    /// <summary>
    /// Carries out what is due for the accounts that the commands touch, then judges the commands on the accounts as they are after it.
    /// </summary>
    /// <exception cref="EffectRejectedException">The database rejected an effect, and no savepoint was behind it.</exception>
    public async Task<CarriedWave> CarryOutAsync(IAuthorityTransaction transaction, Wave wave, Wave next, bool savepoint)
    {
        var due = new List<AuditEvent>();
        for (var reading = 1; ; reading++)
        {
            var slices = circumstances.Of(await transaction.LoadAsync(wave.Inquiries, CancellationToken.None).ConfigureAwait(false));
            try
            {
                if (await DueFirst.CarryOutAsync(transaction, wave, slices, savepoint).ConfigureAwait(false) is { Count: > 0 } events)
                {
                    due.AddRange(events);
                    slices = circumstances.Of(await transaction.LoadAsync(wave.Inquiries, CancellationToken.None).ConfigureAwait(false));
                }
                transaction.Expect(next.Inquiries);
                return new(due, await ApplyAsync(transaction, wave, await JudgeAsync(transaction, wave, slices).ConfigureAwait(false), savepoint).ConfigureAwait(false));
            }
            catch (EffectRejectedException rejected) when (savepoint && rejected.Rejection == EffectRejection.Stale && reading < MostReadings)
            {
                continue;
            }
            catch (EffectRejectedException rejected) when (savepoint)
            {
                var refused = Refuse(slices[0], wave.Commands[0], RefusalOf(rejected.Rejection));
                return new(due, [(refused.Outcome, refused.Events)]);
            }
        }
    }

    /// <summary>The verdicts, once the custody that any of the commands needs is read.</summary>
    async ValueTask<List<Verdict>> JudgeAsync(IAuthorityTransaction transaction, Wave wave, IReadOnlyList<StateSlice> slices)
    {
        CustodyInquiry[] custody = [.. wave.Commands.Select((pending, i) => new CustodyInquiry(slices[i], CustodyNeeds.Of(slices[i], pending.Inquiry.Actor, pending.Command)))];
        if (Array.Exists(custody, static inquiry => !inquiry.Request.IsEmpty))
            slices = await transaction.LoadCustodyAsync(custody, CancellationToken.None).ConfigureAwait(false);
        return Judge(wave, slices);
    }

    /// <summary>
    /// The verdicts, in order. Stops before a command that is judged on what an earlier one changes, and before one whose effects
    /// others are judged on; such a command gets its verdict only when it is the first.
    /// </summary>
    List<Verdict> Judge(Wave wave, IReadOnlyList<StateSlice> slices)
    {
        var verdicts = new List<Verdict>(wave.Count);
        var changed = new HashSet<AccountId>();
        for (var (i, carries) = (0, true); i < wave.Count && carries; i++)
        {
            if (Wave.CustodyDependsOn(slices[i], changed))
                break;
            var verdict = Judge(slices[i], wave.Commands[i]);
            carries = Wave.Carries(wave.Inquiries[i].Request, verdict.Effects);
            if (carries || i == 0)
                verdicts.Add(verdict);
            if (verdict.Effects.Count > 0)
                changed.UnionWith(wave.Inquiries[i].Request.Accounts);
        }
        return verdicts;
    }

    Verdict Judge(StateSlice slice, PendingCommand pending)
    {
        var (actor, command) = (pending.Inquiry.Actor, pending.Command);
        var claim = actor.Origin.Idempotency;
        if (claim is not null && slice.Idempotency is { } stored)
            return DoorRule.Check(slice, actor, command) is { } closed ? Refuse(slice, pending, closed) : Verdict.Without(slice, Repeat(claim, stored));
        if (Rules.Judge(slice, actor, command) is { } refusal)
            return Refuse(slice, pending, refusal);
        var questions = command.Questions(slice);
        if (questions.Count > 0 && !policy.IsPrepared(slice))
            return Verdict.Without(slice, null);
        slice = Ruled(slice, actor, questions);
        if (slice.Rulings.Values.FirstOrDefault(ruling => !ruling.Decision.Allowed) is { } denial)
            return Refuse(slice, pending, Refusal.PolicyDenied(denial.Decision.Reasons), denial);
        var plan = Deduction.Of(slice, actor, command).Aftermath.Complete(Enrolment.Complete(command.Plan(slice, actor), slice), slice.Now);
        IReadOnlyList<Effect> effects = [.. plan.Effects, .. Notices.Of(command, plan, slice, actor)];
        if (claim is not null)
            effects = [.. effects, new AnswerEffects.StoreAnswer(claim.Scope, new(claim.Body, claim.Render(plan.Receipt)), slice.Now)];
        return new(slice, plan, effects);
    }

    /// <summary>Rule 8, last: the slice with what the policy says about each removal.</summary>
    public StateSlice Ruled(StateSlice slice, Actor actor, IReadOnlyList<RemovalQuestion> questions)
    {
        if (questions.Count == 0)
            return slice;
        var budget = new PolicyBudget();
        return slice with { Rulings = questions.ToDictionary(question => question.Target.Id, question => policy.Rule(question, slice, actor, budget)) };
    }

    static async Task<IReadOnlyList<(Outcome<Receipt>?, IReadOnlyList<AuditEvent>)>> ApplyAsync(
        IAuthorityTransaction transaction, Wave wave, List<Verdict> verdicts, bool savepoint)
    {
        IReadOnlyList<AppliedCounts> counts = verdicts.Exists(static verdict => verdict.Effects.Count > 0)
            ? await transaction.ApplyAsync([.. verdicts.Select(static verdict => verdict.Effects)], savepoint, CancellationToken.None).ConfigureAwait(false)
            : new AppliedCounts[verdicts.Count];
        return [.. verdicts.Select((verdict, i) => Conclude(verdict, wave.Inquiries[i].Actor, counts[i]))];
    }

    static (Outcome<Receipt>?, IReadOnlyList<AuditEvent>) Conclude(Verdict verdict, Actor actor, AppliedCounts counts)
    {
        if (verdict.Plan is not { } plan)
            return (verdict.Outcome, verdict.Events);
        AuditEvent[] events =
        [
            .. plan.Events.Select(draft => EventFactory.Of(draft, actor, verdict.Slice, counts)),
            .. counts.Flips.Select(flip => StatusFlips.EventOf(flip, actor, verdict.Slice)),
        ];
        return (plan.Receipt with { Counts = counts }, events);
    }

    static Outcome<Receipt> Repeat(IdempotencyClaim claim, StoredAnswer stored) =>
        CryptographicOperations.FixedTimeEquals(claim.Body, stored.Body)
            ? new Receipt { Replayed = stored.Answer }
            : Refusal.IdempotencyMismatch();

    Verdict Refuse(StateSlice slice, PendingCommand pending, Refusal judged, RemovalRuling? denial = null)
    {
        var (actor, command) = (pending.Inquiry.Actor, pending.Command);
        var refusal = command.Tell(judged);
        if (!(pending.IsEventWhenRefused ??= fold.IsFirst(actor, command.Kind, refusal.Code, slice.Now)))
            return Verdict.Without(slice, refusal);
        return Verdict.Without(slice, refusal, EventFactory.OfRefusal(actor, slice.Actor, command.RefusalDraft(slice) with { Ruling = denial }, refusal, slice.Now));
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
