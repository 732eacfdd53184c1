using Holdfast.Rego.Evaluation.Documents;
using Holdfast.Rego.Values;

namespace Holdfast.Rego.Evaluation.Operands;

/// <summary>Keys looked up in a value, one after the other.</summary>
sealed class LookupOperand(Operand head, Operand[] path) : Operand
{
    public override RegoValue? Evaluate(Frame frame) => Follow(head.Evaluate(frame), path, frame);

    public static RegoValue? Follow(RegoValue? value, Operand[] path, Frame frame)
    {
        foreach (var key in path)
        {
            if (value is null || key.Evaluate(frame) is not { } k)
                return null;
            value = Lookup.Find(value, k);
        }
        return value;
    }
}

/// <summary>Keys looked up in the input.</summary>
sealed class InputOperand(Operand[] path) : Operand
{
    public override RegoValue? Evaluate(Frame frame) => LookupOperand.Follow(frame.Machine.Scope.Input, path, frame);
}

/// <summary>Keys looked up below <c>data</c>, through rules and base data.</summary>
/// <param name="start">The place to start from.</param>
/// <param name="path">The keys from there.</param>
sealed class DocumentOperand(DocumentStart start, Operand[] path) : Operand
{
    public override RegoValue? Evaluate(Frame frame)
    {
        var machine = frame.Machine;
        if (!start.TryEnter(machine, out var cursor))
            return null;
        foreach (var key in path)
        {
            if (key.Evaluate(frame) is not { } k || !cursor.TryStep(machine, k, out cursor))
                return null;
        }
        return cursor.Value(machine);
    }
}
