namespace Holdfast.Rego.Evaluation.Operands;

/// <summary>A lowered term that has at most one value. Immutable, shared by all evaluations.</summary>
internal abstract class Operand
{
    /// <summary>The value, or null for undefined.</summary>
    internal abstract RegoValue? Evaluate(Frame frame);
}

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
