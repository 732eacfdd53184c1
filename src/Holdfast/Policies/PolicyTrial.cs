using System.Text;
using Holdfast.Rego;

namespace Holdfast.Policies;

/// <summary>What a policy says to an input, and how it came to it. Changes nothing; the same budget as a real decision.</summary>
public sealed record PolicyTrial
{
    const int MostSteps = 1000;

    /// <summary>Whether the rule <c>allow</c> is true.</summary>
    public bool Allowed { get; private init; }

    /// <summary>The value of each rule as JSON; null where it is undefined.</summary>
    public IReadOnlyDictionary<string, string?> Values { get; private init; } = new Dictionary<string, string?>();

    /// <summary>Why the policy could not be asked; null when it could.</summary>
    public PolicyFault? Fault { get; private init; }

    /// <summary>The first steps of the evaluation, with their places.</summary>
    public IReadOnlyList<RegoTraceEvent> Trace { get; private init; } = [];

    /// <summary>Whether there were more.</summary>
    public bool IsTraceCut { get; private init; }

    /// <summary>The lines that hold rules and statements.</summary>
    public IReadOnlyList<int> Lines { get; private init; } = [];

    /// <summary>Those of them that were reached.</summary>
    public IReadOnlyList<int> Reached { get; private init; } = [];

    /// <summary>Asks every rule of a policy.</summary>
    public static PolicyTrial Run(Policy policy, string inputJson, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(inputJson);
        if (Encoding.UTF8.GetByteCount(inputJson) > RemovalInput.Largest)
            return new() { Fault = PolicyFault.InputTooLarge };
        RegoValue input;
        try
        {
            input = RegoValue.ParseJson(inputJson);
        }
        catch (RegoException failure)
        {
            return new() { Fault = new PolicyFault("runtime_error", failure.Message) };
        }
        return Run(CompiledPolicy.Of(policy), input, now);
    }

    static PolicyTrial Run(CompiledPolicy compiled, RegoValue input, DateTimeOffset now)
    {
        var (trace, coverage) = (new RegoTrace(MostSteps), new RegoCoverage());
        var questioning = new PolicyQuestioning(compiled, input, new PolicyBudget(), new RegoEvaluationOptions
        {
            Clock = new DecisionClock(now),
            Trace = trace,
            Coverage = coverage,
        });
        var values = RemovalRules.All.ToDictionary(rule => rule, rule => questioning.Ask(rule));
        var fault = questioning.Fault ?? (values[RemovalRules.Allow] is { } odd and not RegoBoolean ? PolicyFault.NotBoolean(odd) : null);
        return new()
        {
            Allowed = fault is null && values[RemovalRules.Allow] is RegoBoolean { Value: true },
            Values = values.ToDictionary(pair => pair.Key, pair => pair.Value?.ToJson()),
            Fault = fault,
            Trace = trace.Events,
            IsTraceCut = trace.IsTruncated,
            Lines = [.. (compiled.Policy?.Lines ?? []).Select(place => place.Line).Distinct()],
            Reached = [.. coverage.Reached.Select(place => place.Line).Distinct()],
        };
    }
}
