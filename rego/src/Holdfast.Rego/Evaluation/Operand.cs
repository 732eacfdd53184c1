namespace Holdfast.Rego.Evaluation;

/// <summary>A lowered term that has at most one value. Immutable, shared by all evaluations.</summary>
abstract class Operand
{
    /// <summary>The value, or null for undefined.</summary>
    public abstract RegoValue? Evaluate(Frame frame);
}
