using Holdfast.Rego.Compilation.Flattening;
using Holdfast.Rego.Syntax.Tree;

namespace Holdfast.Rego.Lowering;

/// <summary>The key by which one entry or member of a partial rule can be looked for.</summary>
static class KeyTerms
{
    public static Term Of(FlatBranch branch) => branch.Tail.Count > 0 ? branch.Tail[0] : branch.Member!;

    /// <summary>Whether the key can be matched before the body runs.</summary>
    public static bool IsPattern(Term term) => term switch
    {
        ConstantTerm or VariableTerm => true,
        ArrayTerm array => array.Items.All(IsPattern),
        ObjectTerm entries => entries.Entries.All(entry => entry.Key is ConstantTerm && IsPattern(entry.Value)),
        _ => false,
    };
}
