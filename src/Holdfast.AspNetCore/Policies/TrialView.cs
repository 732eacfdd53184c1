using System.Text.Json;
using Holdfast.Policies;
using Holdfast.Rego;

namespace Holdfast.AspNetCore.Policies;

/// <summary>What a policy says to an input, and how it came to it.</summary>
/// <param name="Allowed">Whether <c>allow</c> is true.</param>
/// <param name="Result">The value of each rule; null where it is undefined.</param>
/// <param name="Fault">Why the policy could not be asked; null when it could.</param>
/// <param name="Trace">The first steps of the evaluation.</param>
/// <param name="TraceCut">Whether there were more.</param>
/// <param name="Coverage">Which lines were reached.</param>
public sealed record TrialView(
    bool Allowed, IReadOnlyDictionary<string, JsonElement?> Result, TrialView.Failure? Fault, IReadOnlyList<TrialView.Step> Trace, bool TraceCut, TrialView.Lines Coverage)
{
    /// <summary>A fault.</summary>
    /// <param name="Code">Its stable name.</param>
    /// <param name="Cause">What happened.</param>
    public sealed record Failure(string Code, string Cause);

    /// <summary>A step.</summary>
    /// <param name="Kind">What happened.</param>
    /// <param name="Line">The line, from 1.</param>
    /// <param name="Column">The column, from 1.</param>
    /// <param name="Rule">The rule, for steps of rules.</param>
    public sealed record Step(string Kind, int Line, int Column, string? Rule);

    /// <summary>Lines of the policy.</summary>
    /// <param name="Reached">Those that were reached.</param>
    /// <param name="Missed">Those that were not.</param>
    /// <param name="Share">The share that was reached, from 0 to 1.</param>
    public sealed record Lines(IReadOnlyList<int> Reached, IReadOnlyList<int> Missed, double Share);

    internal static TrialView Of(PolicyTrial trial) => new(
        trial.Allowed,
        trial.Values.ToDictionary(pair => pair.Key, pair => pair.Value is { } json ? JsonElement.Parse(json) : (JsonElement?)null),
        trial.Fault is { } fault ? new(fault.Code, fault.Cause) : null,
        [.. trial.Trace.Select(Of)],
        trial.IsTraceCut,
        new(trial.Reached, [.. trial.Lines.Except(trial.Reached)], trial.Lines.Count == 0 ? 1 : (double)trial.Lines.Intersect(trial.Reached).Count() / trial.Lines.Count));

    static Step Of(RegoTraceEvent step) => new(step.Kind.ToString().ToLowerInvariant(), step.Line, step.Column, step.Rule);
}
