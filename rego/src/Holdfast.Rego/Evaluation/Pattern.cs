namespace Holdfast.Rego.Evaluation;

/// <summary>What a value is matched with; matching binds variables. Immutable, shared by all evaluations.</summary>
internal abstract class Pattern
{
    internal abstract bool Match(Frame frame, RegoValue value);
}
