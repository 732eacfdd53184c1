using Holdfast.Rego.Builtins;
using Holdfast.Rego.Evaluation;

namespace Holdfast.Rego.Compilation.Goals;

/// <summary>What a call calls: a builtin function, or the function rules at a node.</summary>
sealed record FunctionTarget(Builtin? Builtin, DocumentNode? Node, int Arity)
{
    public string Name => Builtin?.Name ?? Node!.ToString();

    /// <summary>What a replacement of the function is found by.</summary>
    public object Identity => (object?)Builtin ?? Node!;
}
