using Holdfast.Rego.Syntax;

namespace Holdfast.Rego.Evaluation.Nodes;

/// <summary>Tries all results of a relation.</summary>
sealed class RelationNode(Callee callee, Operand[] arguments, Pattern output) : Node
{
    public override Outcome Execute(Frame frame)
    {
        var values = new RegoValue[arguments.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            if (arguments[i].Evaluate(frame) is not { } value)
                return Outcome.Fail;
            values[i] = value;
        }
        if (frame.Machine.Scope.Functions?.Find(callee.Identity) is not null)
            return Replaced(frame, values, Place);
        foreach (var result in callee.Builtin!.Enumerate(values, frame.Machine.Context))
        {
            frame.Machine.Budget.Step();
            if (output.Match(frame, result) && Run(Next, frame))
                return Outcome.Stop;
        }
        return Outcome.Fail;
    }

    Outcome Replaced(Frame frame, RegoValue[] values, Place place) =>
        When(callee.Call(frame.Machine, values, place) is { } result && output.Match(frame, result));
}
