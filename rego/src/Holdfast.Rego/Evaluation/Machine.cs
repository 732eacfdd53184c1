using Holdfast.Rego.Builtins;
using Holdfast.Rego.Limits;
using Holdfast.Rego.Syntax;

namespace Holdfast.Rego.Evaluation;

/// <summary>One evaluation: what the nodes share while they run. Used by one thread; ends with its evaluation.</summary>
internal sealed class Machine
{
    private readonly bool _strict;

    internal Machine(RegoObject data, RegoValue? input, EvaluationContext context, EvaluationSinks sinks, int documents)
    {
        Data = data;
        Context = context;
        Budget = context.Budget;
        Sinks = sinks;
        _strict = sinks.Strict;
        Scope = new Scope(null, input, null, null, documents);
        Guard = StackGuard.Here();
    }

    /// <summary>The base document.</summary>
    internal RegoObject Data { get; }

    internal EvaluationContext Context { get; }

    internal BudgetMeter Budget { get; }

    internal EvaluationSinks Sinks { get; }

    internal StackGuard Guard { get; }

    /// <summary>The replacements in force.</summary>
    internal Scope Scope { get; set; }

    /// <summary>The first error of a builtin function, in strict mode.</summary>
    internal RegoError? FirstFault { get; private set; }

    internal void Report(BuiltinFault fault, Place place)
    {
        if (_strict)
            FirstFault ??= place.Error(fault.Code, fault.Message);
    }

    internal static RegoEvaluationException Conflict(Place place, string message) =>
        new(place.Error(RegoErrorCode.EvaluationConflict, message));
}
