namespace Holdfast.Rego.Evaluation.Nodes;

/// <summary>Replaces documents and functions for the nodes up to the matching <see cref="EndWithNode"/>.</summary>
sealed class WithNode(ScopeChange[] changes) : Node
{
    public override Outcome Execute(Frame frame)
    {
        var machine = frame.Machine;
        var outer = machine.Scope;
        var (input, data, functions) = (outer.Input, outer.Data, outer.Functions);
        foreach (var change in changes)
        {
            var value = change.Value?.Evaluate(frame);
            if (value is null && change.Substitute is null)
                return Outcome.Fail;
            if (change.Function is not null)
                functions = FunctionReplacements.With(functions, change.Function.Identity, new(value, change.Substitute), machine.Budget);
            else if (change.IsInput)
                input = ReplacedDocument.Placed(input, change.Path, value!, machine.Budget);
            else
                data = ReplacedDocument.With(data, change.Path, value!, machine.Budget);
        }
        machine.Scope = outer.Replace(input, data, functions);
        var stopped = Run(Next, frame);
        machine.Scope = outer;
        return stopped ? Outcome.Stop : Outcome.Fail;
    }
}

/// <summary>Takes replacements back for the rest of the body, which is run for each solution under them.</summary>
sealed class EndWithNode : Node
{
    public override Outcome Execute(Frame frame)
    {
        var machine = frame.Machine;
        var inner = machine.Scope;
        machine.Scope = inner.Outer!;
        var outcome = Rest(frame);
        machine.Scope = inner;
        return outcome;
    }
}

/// <summary>One replacement.</summary>
/// <param name="IsInput">Whether the document is the input; else it is base data or rules.</param>
/// <param name="Path">The keys of the document that is replaced.</param>
/// <param name="Function">The function that is replaced; null for a document.</param>
/// <param name="Value">The new value.</param>
/// <param name="Substitute">The function that takes the place of a function.</param>
sealed record ScopeChange(bool IsInput, RegoValue[] Path, Callee? Function, Operand? Value, Callee? Substitute);
