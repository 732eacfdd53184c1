using Holdfast.Rego.Builtins;
using Holdfast.Rego.Compilation.Documents;

namespace Holdfast.Rego.Compilation.Goals;

/// <summary>What a call calls: a builtin function, or the function rules at a node.</summary>
internal sealed record FunctionTarget(Builtin? Builtin, DocumentNode? Node)
{
    internal int Arity => Builtin?.Arity ?? Node!.AllRules.First().Arguments!.Count;

    internal string Name => Builtin?.Name ?? Node!.ToString();

    /// <summary>What a replacement of the function is found by.</summary>
    internal object Identity => (object?)Builtin ?? Node!;
}
