using System.Text.Json;
using Holdfast.Audit;
using Holdfast.Members;
using Holdfast.Rego;

namespace Holdfast.Policies;

/// <summary>
/// Asks a candidate what it would have decided of the last removals that were decided, on the very inputs of then. Changes nothing.
/// </summary>
/// <param name="Examined">How many decisions were asked again.</param>
/// <param name="Erased">How many could not be, because their input was erased.</param>
/// <param name="Changes">Those that would have ended otherwise, newest first.</param>
public sealed record PolicySimulation(int Examined, int Erased, IReadOnlyList<SimulatedDecision> Changes)
{
    /// <summary>The most decisions that one simulation asks again.</summary>
    public const int Most = 1000;

    const int Portion = 500;

    /// <summary>Asks again, newest first.</summary>
    public static async ValueTask<PolicySimulation> RunAsync(Policy candidate, IAuditReader log, int last, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        ArgumentNullException.ThrowIfNull(log);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(last, Most);
        var compiled = CompiledPolicy.Of(candidate);
        var (examined, erased) = (0, 0);
        var changes = new List<SimulatedDecision>();
        var query = new AuditQuery { Kind = EventKind.MemberRemoved, Limit = Portion };
        while (examined + erased < last)
        {
            var entries = await log.ListAsync(query, cancellationToken).ConfigureAwait(false);
            foreach (var entry in entries.Where(IsDecision).Take(last - examined - erased))
            {
                if (entry.PolicyInput is null)
                {
                    erased++;
                    continue;
                }
                examined++;
                if (Again(compiled, entry) is { } change)
                    changes.Add(change);
            }
            if (entries.Count < Portion)
                break;
            query = query with { Below = entries[^1].Index };
        }
        return new(examined, erased, changes);
    }

    static bool IsDecision(AuditEntry entry) => entry.Outcome == EventOutcome.Done || entry.RefusalCode == Refusals.RefusalCode.PolicyDenied.Name;

    static SimulatedDecision? Again(CompiledPolicy candidate, AuditEntry entry)
    {
        var allowed = entry.Outcome == EventOutcome.Done;
        var (kept, bySelf) = allowed ? Recorded(entry.DetailJson) : (null, false);
        if (RegoValue.ParseJson(entry.WholePolicyInput!) is not RegoObject input)
            return null;
        var operates = Text(input, "actor_role") == "operator";
        var wanted = Disposition.TryParse(Text(input, "requested_disposition"), out var named) ? named : Disposition.PolicyDefault;
        var terms = new RemovalTerms(wanted, AsksLeave: !bySelf && !operates, RaisesToFloor: !bySelf);
        var would = RemovalJudge.Decide(candidate, input, terms, new PolicyBudget(), new RegoEvaluationOptions { Clock = new DecisionClock(entry.At) });
        var same = would.Allowed == allowed && (!allowed || would.Kept.Name == kept);
        return same ? null : new(entry.Index, entry.At, entry.PolicySha256, allowed, kept, would);
    }

    static (string? Kept, bool BySelf) Recorded(string detail)
    {
        using var document = JsonDocument.Parse(detail);
        var root = document.RootElement;
        return (root.GetProperty("disposition").GetString(), root.GetProperty("by_self").GetBoolean());
    }

    static string? Text(RegoObject input, string name) => input.TryGetValue(RegoString.Of(name), out var value) && value is RegoString text ? text.Value : null;
}
