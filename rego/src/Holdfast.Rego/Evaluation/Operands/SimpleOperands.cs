namespace Holdfast.Rego.Evaluation.Operands;

/// <summary>A value known in advance.</summary>
internal sealed class ConstantOperand(RegoValue value) : Operand
{
    internal RegoValue Value => value;

    internal override RegoValue? Evaluate(Frame frame) => value;
}

/// <summary>A variable.</summary>
internal sealed class SlotOperand(int slot) : Operand
{
    internal override RegoValue? Evaluate(Frame frame) => frame.Slots[slot];
}
