namespace Holdfast.Rego.Evaluation.Operands;

/// <summary>A value known in advance.</summary>
sealed class ConstantOperand(RegoValue value) : Operand
{
    public RegoValue Value => value;

    public override RegoValue? Evaluate(Frame frame) => value;
}

/// <summary>A variable.</summary>
sealed class SlotOperand(int slot) : Operand
{
    public override RegoValue? Evaluate(Frame frame) => frame.Slots[slot];
}
