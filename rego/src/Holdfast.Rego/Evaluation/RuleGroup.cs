namespace Holdfast.Rego.Evaluation;

/// <summary>The rules at one node, and how their results make up one document.</summary>
abstract class RuleGroup(int id)
{
    protected int Id => id;

    /// <summary>The document, computed once for each scope; null when it is undefined.</summary>
    public abstract RegoValue? Evaluate(Machine machine);

    /// <summary>The result for these arguments; null when it is undefined. Only functions have one.</summary>
    public virtual RegoValue? Call(Machine machine, ReadOnlySpan<RegoValue> arguments) => null;
}
