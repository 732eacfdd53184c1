using Holdfast.Rego.Builtins;
using Holdfast.Rego.Builtins.Catalogue;
using Holdfast.Rego.Compilation.Documents;
using Holdfast.Rego.Compilation.Goals;
using Holdfast.Rego.Evaluation;
using Holdfast.Rego.Syntax;
using Holdfast.Rego.Syntax.Tree;

namespace Holdfast.Rego.Compilation.Flattening;

/// <summary>Finds the functions that calls and modifiers name, and remembers which ones cannot be had.</summary>
sealed class Functions(DocumentTree tree, ErrorList errors)
{
    readonly List<(Place Place, Builtin Builtin)> missing = [];
    readonly HashSet<object> replaced = [];

    public DocumentTree Tree => tree;

    /// <summary>The function a call names; null after reporting that there is none.</summary>
    public FunctionTarget? Called(CallTerm call)
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

    public FunctionTarget? Find(Term name) => name switch
    {
        VariableTerm variable when BuiltinTable.Standard.TryGet(variable.Name, out var builtin) =>
            new FunctionTarget(builtin, null, builtin.Arity),
        RefTerm reference when Node(reference) is { Shape: DocumentShape.Function } node =>
            new FunctionTarget(null, node, tree.RulesAt(node).First().Arguments!.Count),
        _ => null,
    };

    /// <summary>The node whose path a reference spells out in full, or null.</summary>
    public DocumentNode? Node(RefTerm reference)
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
    public void Replaced(FunctionTarget target) => replaced.Add(target.Identity);

    /// <summary>Reports calls of functions that are not offered and that nothing ever replaces.</summary>
    public void ReportMissing()
    {
        foreach (var (place, builtin) in missing.Where(missing => !replaced.Contains(missing.Builtin)))
            errors.Add(place, RegoErrorCode.Type, $"{builtin.Name} is not offered by this implementation");
    }

    bool MayCall(Place place, Builtin builtin)
    {
        if (builtin.Traits.HasFlag(BuiltinTraits.NotOffered))
            missing.Add((place, builtin));
        if (!builtin.Traits.HasFlag(BuiltinTraits.Removed))
            return true;
        errors.Add(place, RegoErrorCode.Type, $"deprecated built-in function calls in expression: {builtin.Name}");
        return false;
    }

    string Unknown(CallTerm call)
    {
        var name = Syntax.Printing.SourceText.Of(call.Function);
        return call.Function is RefTerm reference && Node(reference) is { } node && node.HasRules
            ? $"function {name} has arity 0, got {Count(call.Arguments.Count)}"
            : $"undefined function {name}";
    }

    public static string Count(int arguments) => arguments == 1 ? "1 argument" : $"{arguments} arguments";
}
