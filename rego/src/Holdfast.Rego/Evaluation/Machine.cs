using Holdfast.Rego.Builtins;
using Holdfast.Rego.Limits;
using Holdfast.Rego.Syntax;

namespace Holdfast.Rego.Evaluation;

/// <summary>One evaluation: what the nodes share while they run. Used by one thread; ends with its evaluation.</summary>
sealed class Machine(RegoObject data, RegoValue? input, EvaluationContext context, EvaluationSinks sinks, int documents)
{
    readonly bool strict = sinks.Strict;

    /// <summary>The base document.</summary>
    public RegoObject Data { get; } = data;

    public EvaluationContext Context { get; } = context;

    public BudgetMeter Budget { get; } = context.Budget;

    public EvaluationSinks Sinks { get; } = sinks;

    public StackGuard Guard { get; } = StackGuard.Here();

    /// <summary>The replacements in force.</summary>
    public Scope Scope { get; set; } = new(null, input, null, null, documents);

    /// <summary>The first error of a builtin function, in strict mode.</summary>
    public RegoError? FirstFault { get; private set; }

    public void Report(BuiltinFault fault, Place place)
    {
        if (strict)
            FirstFault ??= place.Error(fault.Code, fault.Message);
    }

    public static RegoEvaluationException Conflict(Place place, string message) =>
        new(place.Error(RegoErrorCode.EvaluationConflict, message));
}
