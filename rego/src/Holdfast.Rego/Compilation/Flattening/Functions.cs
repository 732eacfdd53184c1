using Holdfast.Rego.Builtins;
using Holdfast.Rego.Builtins.Catalogue;
using Holdfast.Rego.Compilation.Documents;
using Holdfast.Rego.Compilation.Goals;
using Holdfast.Rego.Evaluation;
using Holdfast.Rego.Syntax;
using Holdfast.Rego.Syntax.Tree;

namespace Holdfast.Rego.Compilation.Flattening;

/// <summary>Finds the functions that calls and modifiers name, and remembers which ones cannot be had.</summary>
internal sealed class Functions(DocumentTree tree, ErrorList errors)
{
    private readonly List<(Place Place, Builtin Builtin)> _missing = [];
    private readonly HashSet<object> _replaced = [];

    internal DocumentTree Tree => tree;

    /// <summary>The function a call names; null after reporting that there is none.</summary>
    internal FunctionTarget? Called(CallTerm call)
    {
        var target = Find(call.Function);
        if (target is null)
        {
            errors.Add(call.Place, RegoErrorCode.Type, Unknown(call));
            return null;
        }
        if (target.Builtin is { } builtin && !MayCall(call.Place, builtin))
            return null;
        return target;
    }

    internal FunctionTarget? Find(Term name)
    {
        switch (name)
        {
            case VariableTerm variable when BuiltinTable.Standard.TryGet(variable.Name, out var builtin):
                return new FunctionTarget(builtin, null, builtin.Arity);
            case RefTerm reference when Node(reference) is { Shape: DocumentShape.Function } node:
                return new FunctionTarget(null, node, tree.RulesAt(node).First().Arguments!.Count);
            default:
                return null;
        }
    }

    /// <summary>The node whose path a reference spells out in full, or null.</summary>
    internal DocumentNode? Node(RefTerm reference)
    {
        if (!reference.StartsWith("data"))
            return null;
        var node = tree.Root;
        foreach (var key in reference.Path)
        {
            if (key is not ConstantTerm constant || node.Child(constant.Value) is not { } child)
                return null;
            node = child;
        }
        return node;
    }

    /// <summary>A modifier replaces the function, so calling it may be harmless even when it is not offered.</summary>
    internal void Replaced(FunctionTarget target) => _replaced.Add(target.Identity);

    /// <summary>Reports calls of functions that are not offered and that nothing ever replaces.</summary>
    internal void ReportMissing()
    {
        foreach (var (place, builtin) in _missing.Where(missing => !_replaced.Contains(missing.Builtin)))
            errors.Add(place, RegoErrorCode.Type, $"{builtin.Name} is not offered by this implementation");
    }

    private bool MayCall(Place place, Builtin builtin)
    {
        if (builtin.Traits.HasFlag(BuiltinTraits.NotOffered))
            _missing.Add((place, builtin));
        if (!builtin.Traits.HasFlag(BuiltinTraits.Removed))
            return true;
        errors.Add(place, RegoErrorCode.Type, $"deprecated built-in function calls in expression: {builtin.Name}");
        return false;
    }

    private string Unknown(CallTerm call)
    {
        var name = Syntax.Printing.SourceText.Of(call.Function);
        return call.Function is RefTerm reference && Node(reference) is { } node && node.HasRules
            ? $"function {name} has arity 0, got {Count(call.Arguments.Count)}"
            : $"undefined function {name}";
    }

    internal static string Count(int arguments) => arguments == 1 ? "1 argument" : $"{arguments} arguments";
}
