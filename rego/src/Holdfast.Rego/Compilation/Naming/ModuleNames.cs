using Holdfast.Rego.Syntax.Tree;

namespace Holdfast.Rego.Compilation.Naming;

/// <summary>What the names of one module stand for, other than variables: imports and the rules of its package.</summary>
internal sealed class ModuleNames
{
    private readonly Dictionary<string, RefTerm> _imports = [];
    private readonly IReadOnlyList<RegoValue> _package;
    private readonly IReadOnlySet<string> _rules;

    /// <param name="module">The module.</param>
    /// <param name="rules">The first names of all rules of the package, in whichever module they stand.</param>
    /// <param name="errors">Where clashes go.</param>
    internal ModuleNames(Module module, IReadOnlySet<string> rules, ErrorList errors)
    {
        _package = module.Package;
        _rules = rules;
        foreach (var import in module.Imports.Where(import => import.Root is "data" or "input"))
            Add(import, errors);
    }

    private ModuleNames() => (_package, _rules) = ([], new HashSet<string>());

    /// <summary>The names a query sees.</summary>
    internal static ModuleNames None { get; } = new();

    /// <summary>The document a name stands for, or null.</summary>
    internal RefTerm? Find(VariableTerm name)
    {
        if (_imports.TryGetValue(name.Name, out var target))
            return new RefTerm(name.Place, target.Head, target.Path);
        return _rules.Contains(name.Name) ? Document(name.Place, [.. _package, RegoString.Of(name.Name)]) : null;
    }

    private static RefTerm Document(Syntax.Place place, IEnumerable<RegoValue> path) => Rooted(place, "data", path);

    private static RefTerm Rooted(Syntax.Place place, string root, IEnumerable<RegoValue> path) =>
        new(place, new VariableTerm(place, root), [.. path.Select(key => new ConstantTerm(place, key))]);

    private void Add(Import import, ErrorList errors)
    {
        if (import.Name == import.Root)
            return;
        if (!_imports.TryAdd(import.Name, Rooted(import.Place, import.Root, import.Path)))
            errors.Add(import.Place, RegoErrorCode.Compile, $"import must not shadow {Describe(_imports[import.Name])}");
    }

    private static string Describe(RefTerm target) => "import " + Syntax.Printing.SourceText.Of(target);
}
