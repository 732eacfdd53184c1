using System.Threading.Channels;
using Holdfast.Accounts;
using Holdfast.Audit;
using Holdfast.Custody;
using Holdfast.Factors;
using Holdfast.Members;
using Holdfast.Policies;
using Holdfast.Refusals;
using Microsoft.Extensions.Logging;

namespace Holdfast.Gate;

/// <summary>
/// The one door: every change of authority passes here. Locks, loads what the command is judged on under the lock, asks the rules,
/// applies the change with all its consequences, writes its event, commits: one transaction. Thread-safe; one instance for each store and
/// process.
/// </summary>
/// <remarks>
/// Guarded commands of one process queue and share commits; each is judged in turn on what those before it left, and all are answered
/// after the one commit.
/// </remarks>
public sealed class AuthorityGate : IAsyncDisposable
{
    const int LongestQueue = 4096;
    const int MostPreparations = 8;
    const int MostErasedAtOnce = 10_000;

    readonly Channel<PendingCommand> queue = Channel.CreateBounded<PendingCommand>(
        new BoundedChannelOptions(LongestQueue) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    readonly IAuthorityStore store;
    readonly IErasure erasure;
    readonly RemovalPolicy policy;
    readonly TimeProvider time;
    readonly RefusalFold fold;
    readonly Circumstances circumstances;
    readonly Judgement judgement;
    readonly CommandBatch batch;
    readonly ILogger<AuthorityGate> log;
    readonly Task loop;

    /// <summary>Opens the gate before a store.</summary>
    public AuthorityGate(IAuthorityStore store, IErasure erasure, RemovalPolicy policy, InstanceFactors factors, TimeProvider time, ILogger<AuthorityGate> log)
    {
        this.store = store;
        this.erasure = erasure;
        this.policy = policy;
        this.time = time;
        this.log = log;
        fold = new RefusalFold();
        circumstances = new Circumstances(factors, log);
        judgement = new Judgement(fold, policy, circumstances);
        batch = new CommandBatch(store, judgement, time, log);
        loop = Task.Run(RunQueueAsync);
    }

    /// <summary>
    /// Carries out a command, or refuses it. Either way its event is written in the same transaction. Cancelling before the command was
    /// begun leaves it undone; after that it is finished.
    /// </summary>
    /// <returns>
    /// The receipt, after the commit; or the refusal. <c>store_unavailable</c> says that nothing was changed, <c>outcome_unknown</c> that
    /// the store did not confirm the commit.
    /// </returns>
    public async Task<Outcome<Receipt>> ExecuteAsync(Actor actor, Command command, CancellationToken cancellationToken)
    {
        using var activity = HoldfastTelemetry.Activities.StartActivity("holdfast.command");
        activity?.SetTag("holdfast.command", command.GetType().Name);
        var outcome = command.Needs.ActivePolicy is null
            ? (await JudgeAsync(actor, command, cancellationToken).ConfigureAwait(false))!
            : await JudgePreparedAsync(actor, command, cancellationToken).ConfigureAwait(false);
        HoldfastTelemetry.Count(command, outcome);
        if (outcome.IsDone(out var receipt))
            await EraseAsync(receipt.Purged).ConfigureAwait(false);
        return outcome;
    }

    async Task<Outcome<Receipt>?> JudgeAsync(Actor actor, Command command, CancellationToken cancellationToken)
    {
        var pending = new PendingCommand(actor, command, cancellationToken);
        if (command.Lock is not TransactionLock.AuthorityLock)
            await batch.RunAloneAsync(pending).ConfigureAwait(false);
        else if (!queue.Writer.TryWrite(pending))
            return Refusal.StoreUnavailable();
        return await pending.Completion.ConfigureAwait(false);
    }

    /// <summary>
    /// Compiles the policy in force before the lock is taken; again when another was put in force before the lock was obtained.
    /// </summary>
    async Task<Outcome<Receipt>> JudgePreparedAsync(Actor actor, Command command, CancellationToken cancellationToken)
    {
        for (var preparation = 0; preparation < MostPreparations; preparation++)
        {
            try
            {
                await policy.PrepareAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (Exception failure) when (failure is StoreBusyException or StoreUnavailableException)
            {
                GateLog.StoreFailed(log, failure);
                return Refusal.StoreUnavailable();
            }
            if (await JudgeAsync(actor, command, cancellationToken).ConfigureAwait(false) is { } outcome)
                return outcome;
        }
        return Refusal.StoreUnavailable();
    }

    /// <summary>The purge is committed: whatever cannot be erased now is erased by the upkeep.</summary>
    async Task EraseAsync(IReadOnlyList<AccountId> purged)
    {
        foreach (var person in purged)
        {
            try
            {
                await erasure.EraseAsync(person, MostErasedAtOnce, CancellationToken.None).ConfigureAwait(false);
            }
            catch (Exception failure) when (failure is StoreBusyException or StoreUnavailableException)
            {
                GateLog.ErasureDelayed(log, failure);
            }
        }
    }

    /// <summary>
    /// Says what a command would do now, without any lock and without changing anything. Whom the door keeps out learns nothing else.
    /// </summary>
    public async Task<Preview> PreviewAsync(Actor actor, Command command, CancellationToken cancellationToken)
    {
        if (command.Needs.ActivePolicy is not null)
            await policy.PrepareAsync(cancellationToken).ConfigureAwait(false);
        var seen = await store.PeekAsync(actor, command.Needs, cancellationToken).ConfigureAwait(false);
        var slice = Foresight.Of(circumstances.Of([seen])[0]);
        if ((DoorRule.Check(slice, actor, command) ?? command.FindTarget(slice)) is { } closed)
            return new(command.Tell(closed), default, EndsSessions: false, EndsKeys: false);
        var accounts = command.Transitions(slice, actor).Select(one => one.Before?.Id).OfType<AccountId>().ToHashSet();
        var custody = CustodyNeeds.Of(slice, actor, command);
        var read = accounts.Union(custody.Accounts).ToHashSet();
        custody = custody with { Accounts = read, Carriers = read, AllThatRests = true };
        slice = await store.PeekCustodyAsync(new(slice, custody), cancellationToken).ConfigureAwait(false);
        var aftermath = Aftermath.Of(slice, actor, command);
        var refusal = Rules.Judge(slice, actor, command);
        var ruling = refusal is null ? judgement.Ruled(slice, actor, command.Questions(slice)).Rulings.Values.FirstOrDefault() : null;
        if (ruling is { Decision: { Allowed: false } denied })
            refusal = Refusal.PolicyDenied(denied.Reasons);
        var transitions = command.Transitions(slice, actor);
        return new(refusal is null ? null : command.Tell(refusal), LastHolderRule.HoldersAfter(slice, actor, command, aftermath), transitions.Any(t => t.Stops || t.ChangesRole || t.ChangesPassword), transitions.Any(t => t.Stops))
        {
            Ruling = ruling,
            Custody = aftermath.Refusal?.Custody ?? [],
            Custodians = [.. accounts.SelectMany(id => slice.CustodyOf(id).Custodians)],
            Rests = [.. accounts.SelectMany(id => slice.CustodyOf(id).Rests)],
            Voids = [.. aftermath.FollowUps.Where(one => one.Transition.VoidsSignIn).Select(one => one.Transition.After)],
        };
    }

    /// <summary>
    /// Records a refusal that was told before any command existed, for example a wrong password. Repetitions of one caller fold into one
    /// event a minute.
    /// </summary>
    public Task RecordRefusalAsync(Actor actor, EventKind kind, Refusal refusal, EventSubject? subject, CancellationToken cancellationToken) =>
        RecordRefusalAsync(actor, new RefusedAttempt(kind, refusal) { Subject = subject }, cancellationToken);

    /// <summary>The same, for an attempt of which more is known.</summary>
    public async Task RecordRefusalAsync(Actor actor, RefusedAttempt attempt, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (!fold.IsFirst(actor, attempt.Kind, attempt.Refusal.Code, now))
            return;
        var entry = EventFactory.OfRefusal(actor, ActorState.None, attempt.Kind, attempt.Refusal, now) with
        {
            Subject = attempt.FindSubject is { } find ? await find(cancellationToken).ConfigureAwait(false) : attempt.Subject,
            Reason = attempt.Reason,
            Detail = attempt.Detail,
        };
        await WriteAsync([entry], cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes the counts of folded refusals whose minute is over. Called by a timer, and when the gate closes.</summary>
    public Task WriteFoldedAsync(CancellationToken cancellationToken) => WriteAsync(fold.Take(time.GetUtcNow(), all: false), cancellationToken);

    /// <summary>Finishes the commands that were begun, then closes.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!queue.Writer.TryComplete())
            return;
        await loop.ConfigureAwait(false);
        try
        {
            await WriteAsync(fold.Take(time.GetUtcNow(), all: true), CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is StoreBusyException or StoreUnavailableException)
        {
            GateLog.FoldedRefusalsLost(log, failure);
        }
    }

    async Task RunQueueAsync()
    {
        while (await queue.Reader.WaitToReadAsync().ConfigureAwait(false))
            await batch.RunAsync(queue.Reader).ConfigureAwait(false);
    }

    async Task WriteAsync(IReadOnlyList<AuditEvent> events, CancellationToken cancellationToken)
    {
        if (events.Count == 0)
            return;
        await using var transaction = await store.BeginAsync(TransactionLock.Of(), cancellationToken).ConfigureAwait(false);
        await transaction.CommitAsync([.. events.Select(entry => entry with { At = transaction.Now })], cancellationToken).ConfigureAwait(false);
    }
}
