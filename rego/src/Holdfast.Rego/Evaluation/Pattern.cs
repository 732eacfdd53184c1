namespace Holdfast.Rego.Evaluation;

/// <summary>What a value is matched with; matching binds variables. Immutable, shared by all evaluations.</summary>
abstract class Pattern
{
    public abstract bool Match(Frame frame, RegoValue value);
}
