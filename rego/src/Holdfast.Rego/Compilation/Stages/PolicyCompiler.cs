using Holdfast.Rego.Compilation.Documents;
using Holdfast.Rego.Compilation.Flattening;
using Holdfast.Rego.Compilation.Naming;
using Holdfast.Rego.Compilation.Recursion;
using Holdfast.Rego.Compilation.Safety;
using Holdfast.Rego.Evaluation;
using Holdfast.Rego.Lowering;
using Holdfast.Rego.Syntax;
using Holdfast.Rego.Syntax.Parsing;
using Holdfast.Rego.Syntax.Tree;

namespace Holdfast.Rego.Compilation.Stages;

/// <summary>Runs the stages of the compiler. Each stage reports all its errors and the next runs only when there are none.</summary>
internal sealed class PolicyCompiler
{
    private readonly ErrorList _errors = new();
    private readonly DocumentTree _tree = new();

    internal static PolicyCode Compile(IReadOnlyList<RegoModule> modules) => new PolicyCompiler().Run(modules);

    private PolicyCode Run(IReadOnlyList<RegoModule> sources)
    {
        var modules = Parse(sources);
        _errors.ThrowIfAny();
        var rules = Name(modules);
        _errors.ThrowIfAny();
        foreach (var (rule, _) in rules)
            _tree.Add(rule, _errors);
        new Conflicts(_errors).Check(_tree);
        _errors.ThrowIfAny();
        var functions = new Functions(_tree, _errors);
        var flat = rules.Select(rule => FlatRule.Of(rule.Rule, functions, rule.Module.HasWholeNegation, _errors)).ToList();
        functions.ReportMissing();
        _errors.ThrowIfAny();
        foreach (var rule in flat)
            RuleSafety.Check(rule, _errors);
        _errors.ThrowIfAny();
        var byNode = flat.ToLookup(rule => Node(rule.Rule));
        CheckRecursion(byNode);
        _errors.ThrowIfAny();
        Lower(byNode);
        return new PolicyCode(_tree, PolicyLines.Of(modules));
    }

    private List<Module> Parse(IReadOnlyList<RegoModule> sources)
    {
        var modules = new List<Module>();
        foreach (var source in sources)
        {
            try
            {
                modules.Add(Parser.ParseModule(source));
            }
            catch (SyntaxException exception)
            {
                _errors.Add(exception.Error);
            }
        }
        return modules;
    }

    private List<(NamedRule Rule, Module Module)> Name(List<Module> modules)
    {
        var packages = modules.GroupBy(module => RegoArray.Of([.. module.Package]))
            .ToDictionary(group => group.Key, group => group.SelectMany(module => module.Rules).Select(rule => rule.Head.Name).ToHashSet());
        var rules = new List<(NamedRule, Module)>();
        foreach (var module in modules)
        {
            _tree.AddPackage(module.Package);
            var names = new ModuleNames(module, packages[RegoArray.Of([.. module.Package])], _errors);
            var naming = new RuleNaming(names, _errors);
            rules.AddRange(module.Rules.Select(rule => (naming.Name(rule, module.Package), module)));
        }
        return rules;
    }

    private DocumentNode Node(NamedRule rule) => rule.Path.Aggregate(_tree.Root, (node, key) => node.Child(key)!);

    private void CheckRecursion(ILookup<DocumentNode, FlatRule> byNode)
    {
        var limit = new WorkLimit();
        var dependencies = byNode.ToDictionary(
            group => group.Key,
            group => group.SelectMany(rule => Dependencies.Of(rule, _tree.Root, limit)).ToHashSet());
        new RecursionCheck(dependencies, limit, _errors).Run();
    }

    private void Lower(ILookup<DocumentNode, FlatRule> byNode)
    {
        foreach (var node in _tree.Nodes())
            node.Group = RuleLowering.NewGroup(node);
        var lowering = new RuleLowering(_tree.Root);
        foreach (var group in byNode)
            lowering.Fill(group.Key, [.. group]);
    }
}
