namespace Holdfast.Rego.Evaluation.Nodes;

/// <summary>Holds when the operand is neither undefined nor false.</summary>
sealed class TestNode(Operand operand) : Node
{
    public override Outcome Execute(Frame frame) =>
        When(operand.Evaluate(frame) is { } value && !ReferenceEquals(value, RegoBoolean.False));
}

/// <summary>Holds when both operands are defined and equal.</summary>
sealed class CompareNode(Operand left, Operand right) : Node
{
    public override Outcome Execute(Frame frame)
    {
        if (left.Evaluate(frame) is not { } a || right.Evaluate(frame) is not { } b)
            return Outcome.Fail;
        if (ReferenceEquals(a, b))
            return Outcome.Next;
        frame.Machine.Budget.Charge(Math.Min(a.Weight, b.Weight));
        return When(Values.ValueEquality.Same(a, b));
    }
}

/// <summary>Gives a variable its value; holds when it is defined.</summary>
sealed class BindNode(int slot, Operand operand) : Node
{
    public override Outcome Execute(Frame frame) => When((frame.Slots[slot] = operand.Evaluate(frame)) is not null);
}

/// <summary>Holds when the operand is defined and fits the pattern, which binds variables.</summary>
sealed class MatchNode(Pattern pattern, Operand operand) : Node
{
    public override Outcome Execute(Frame frame) =>
        When(operand.Evaluate(frame) is { } value && pattern.Match(frame, value));
}

/// <summary>Never holds.</summary>
sealed class FailNode : Node
{
    public override Outcome Execute(Frame frame) => Outcome.Fail;
}

/// <summary>Ends a body of which one solution is enough.</summary>
sealed class FoundNode : Node
{
    public override Outcome Execute(Frame frame) => Outcome.Stop;
}
