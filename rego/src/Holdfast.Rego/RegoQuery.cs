using Holdfast.Rego.Compilation.Stages;
using Holdfast.Rego.Evaluation;

namespace Holdfast.Rego;

/// <summary>A compiled query of a policy. Immutable; may be shared between threads.</summary>
public sealed class RegoQuery
{
    readonly QueryCode code;
    readonly PolicyCode policy;
    readonly RegoObject data;

    internal RegoQuery(QueryCode code, PolicyCode policy, RegoObject data) => (this.code, this.policy, this.data) = (code, policy, data);

    /// <summary>Evaluates the query with the default options.</summary>
    /// <inheritdoc cref="Evaluate(RegoValue?, RegoEvaluationOptions, CancellationToken)"/>
    public RegoResult Evaluate(RegoValue? input = null, CancellationToken cancellationToken = default) =>
        Evaluate(input, RegoEvaluationOptions.Default, cancellationToken);

    /// <summary>Evaluates the query. What the policy does not define is no error: the result is undefined.</summary>
    /// <param name="input">The input document; null for none.</param>
    /// <param name="options">Limits, strictness, and where texts, steps and lines go.</param>
    /// <param name="cancellationToken">Ends the evaluation.</param>
    /// <exception cref="RegoEvaluationException">Rules conflict, or in strict mode a builtin function failed.</exception>
    /// <exception cref="RegoLimitException">A limit was reached; there is no result.</exception>
    /// <exception cref="OperationCanceledException">The evaluation was cancelled.</exception>
    public RegoResult Evaluate(RegoValue? input, RegoEvaluationOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var machine = new Machine(data, input, options.NewContext(cancellationToken), options.Sinks, policy.Tree.Count);
        var frame = new Frame(machine, code.Slots, code.Collectors);
        var rows = new List<RegoValue[]>();
        frame.Collectors[0] = rows;
        Node.Run(code.First, frame);
        if (machine.FirstFault is { } fault)
            throw new RegoEvaluationException(fault);
        return new RegoResult(code.Names, code.HasValue, rows, machine.Budget.StepsUsed);
    }
}
