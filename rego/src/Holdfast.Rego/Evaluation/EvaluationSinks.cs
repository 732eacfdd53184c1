using Holdfast.Rego.Syntax;
using Holdfast.Rego.Tracing;

namespace Holdfast.Rego.Evaluation;

/// <summary>What an evaluation reports besides its result.</summary>
/// <param name="Strict">Whether errors of builtin functions are errors of the evaluation.</param>
/// <param name="Print">Receives the texts of <c>print</c>; null to drop them.</param>
/// <param name="Trace">Receives the steps; null for none.</param>
/// <param name="Reached">Receives the lines that were reached; null for none.</param>
sealed record EvaluationSinks(bool Strict, Action<string>? Print, RegoTrace? Trace, ReachedLines? Reached)
{
    public static EvaluationSinks None { get; } = new(false, null, null, null);

    /// <summary>Whether anybody wants to hear of each step.</summary>
    public bool Observes { get; } = Trace is not null || Reached is not null;

    public void Step(RegoTraceKind kind, Place place, string? name)
    {
        Trace?.Add(new RegoTraceEvent(kind, place.File, place.Line, place.Column, name));
        if (kind is RegoTraceKind.Statement or RegoTraceKind.RuleResult)
            Reached?.Add(place.File, place.Line);
    }
}
