using Holdfast.Rego.Syntax.Tree;

namespace Holdfast.Rego.Compilation.Naming;

/// <summary>What the names of one module stand for, other than variables: imports and the rules of its package.</summary>
sealed class ModuleNames
{
    readonly Dictionary<string, RefTerm> imports = [];
    readonly IReadOnlyList<RegoValue> package;
    readonly IReadOnlySet<string> rules;

    /// <param name="module">The module.</param>
    /// <param name="rules">The first names of all rules of the package, in whichever module they stand.</param>
    /// <param name="errors">Where clashes go.</param>
    public ModuleNames(Module module, IReadOnlySet<string> rules, ErrorList errors)
    {
        package = module.Package;
        this.rules = rules;
        foreach (var import in module.Imports.Where(import => import.Root is "data" or "input"))
            Add(import, errors);
    }

    ModuleNames() => (package, rules) = ([], new HashSet<string>());

    /// <summary>The names a query sees.</summary>
    public static ModuleNames None { get; } = new();

    /// <summary>The document a name stands for, or null.</summary>
    public RefTerm? Find(VariableTerm name)
    {
        if (imports.TryGetValue(name.Name, out var target))
            return new RefTerm(name.Place, target.Head, target.Path);
        return rules.Contains(name.Name) ? Document(name.Place, [.. package, RegoString.Of(name.Name)]) : null;
    }

    static RefTerm Document(Syntax.Place place, IEnumerable<RegoValue> path) => Rooted(place, "data", path);

    static RefTerm Rooted(Syntax.Place place, string root, IEnumerable<RegoValue> path) =>
        new(place, new VariableTerm(place, root), [.. path.Select(key => new ConstantTerm(place, key))]);

    void Add(Import import, ErrorList errors)
    {
        if (import.Name == import.Root)
            return;
        if (!imports.TryAdd(import.Name, Rooted(import.Place, import.Root, import.Path)))
            errors.Add(import.Place, RegoErrorCode.Compile, $"import must not shadow {Describe(imports[import.Name])}");
    }

    static string Describe(RefTerm target) => "import " + Syntax.Printing.SourceText.Of(target);
}
