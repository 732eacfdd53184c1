using System.Collections.Concurrent;
using Holdfast.Gate;
using Holdfast.Members;
using Holdfast.Rego;
using Microsoft.Extensions.Logging;

namespace Holdfast.Policies;

/// <summary>
/// Rule 8. The policy in force is read under the lock with the state it is judged on; it was compiled before, once for each version. It
/// can only narrow, and whatever keeps it from being asked denies. Thread-safe; one for a process and store.
/// </summary>
public sealed class RemovalPolicy(IPolicyReader policies, MemberDids dids, ILogger<RemovalPolicy> log)
{
    const int MostCompiled = 64;

    readonly ConcurrentDictionary<string, CompiledPolicy> compiled = new(StringComparer.Ordinal);

    /// <summary>What is wrong with the policy in force, with what mends it; null when it can be asked.</summary>
    public async ValueTask<string?> FaultAsync(CancellationToken cancellationToken)
    {
        if (await PrepareAsync(cancellationToken).ConfigureAwait(false) is not { } active)
            return "no removal policy is in force, so nobody can remove others: activate one with `holdfast policy activate`";
        return compiled.TryGetValue(active.Sha256, out var ready) && ready.Fault is { } fault
            ? $"the removal policy in force cannot be asked ({fault.Code}), so nobody can remove others: activate another with `holdfast policy activate`"
            : null;
    }

    /// <summary>Compiles the policy in force, unless it is.</summary>
    internal async ValueTask<PolicyVersion?> PrepareAsync(CancellationToken cancellationToken)
    {
        var active = await policies.FindActiveAsync(PolicyPurpose.Removal, cancellationToken).ConfigureAwait(false);
        if (active is null || compiled.ContainsKey(active.Sha256))
            return active;
        if (await policies.FindAsync(active.Id, cancellationToken).ConfigureAwait(false) is { } policy)
        {
            if (compiled.Count >= MostCompiled)
                compiled.Clear();
            compiled[active.Sha256] = CompiledPolicy.Of(policy);
        }
        return active;
    }

    /// <summary>Whether the policy of a slice is compiled: it may have been swapped since.</summary>
    internal bool IsPrepared(StateSlice slice) => slice.ActivePolicy is not { } active || compiled.ContainsKey(active.Sha256);

    /// <summary>What the policy says. Only after <see cref="IsPrepared"/>.</summary>
    internal RemovalRuling Rule(RemovalQuestion question, StateSlice slice, Actor actor, PolicyBudget budget)
    {
        var active = slice.ActivePolicy;
        var policy = active is not null && compiled.TryGetValue(active.Sha256, out var ready) ? ready : null;
        var input = RemovalInput.Of(question, slice, actor, dids);
        var actorDid = RemovalInput.ActorOf(slice, dids);
        var whole = RemovalInput.With(input, actorDid);
        var terms = new RemovalTerms(question.Wanted, AsksLeave: !question.BySelf && actor is not Actor.Operator, RaisesToFloor: !question.BySelf);
        var decision = whole.ToJson().Length > RemovalInput.Largest
            ? new RemovalDecision(!terms.AsksLeave, Disposition.Tombstone) { Fault = PolicyFault.InputTooLarge }
            : RemovalJudge.Decide(policy, whole, terms, budget, new RegoEvaluationOptions { Clock = new DecisionClock(slice.Now) });
        Tell(decision, active);
        return new(decision, active?.Sha256, input.ToJson(), actorDid);
    }

    void Tell(RemovalDecision decision, PolicyVersion? active)
    {
        if (decision.Fault is { } fault)
        {
            PolicyLog.Fault(log, active?.Sha256 ?? "none", fault.Code, fault.Cause);
            HoldfastTelemetry.PolicyFaults.Add(1, new KeyValuePair<string, object?>("fault", fault.Code));
        }
        if (decision.Unknown is { } unknown)
        {
            PolicyLog.UnknownDisposition(log, active?.Sha256 ?? "none", unknown);
            HoldfastTelemetry.PolicyFaults.Add(1, new KeyValuePair<string, object?>("fault", "unknown_disposition"));
        }
    }
}
