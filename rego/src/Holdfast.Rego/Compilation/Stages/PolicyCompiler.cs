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
sealed class PolicyCompiler
{
    readonly ErrorList errors = new();
    readonly DocumentTree tree = new();

    public static PolicyCode Compile(IReadOnlyList<RegoModule> modules) => new PolicyCompiler().Run(modules);

    PolicyCode Run(IReadOnlyList<RegoModule> sources)
    {
        var modules = Parse(sources);
        errors.ThrowIfAny();
        var rules = Name(modules);
        errors.ThrowIfAny();
        foreach (var (rule, _) in rules)
            tree.Add(rule, errors);
        new Conflicts(errors).Check(tree);
        errors.ThrowIfAny();
        var functions = new Functions(tree, errors);
        var flat = rules.Select(rule => FlatRule.Of(rule.Rule, functions, rule.Module.HasWholeNegation, errors)).ToList();
        functions.ReportMissing();
        errors.ThrowIfAny();
        foreach (var rule in flat)
            RuleSafety.Check(rule, errors);
        errors.ThrowIfAny();
        var byNode = flat.ToLookup(rule => Node(rule.Rule));
        CheckRecursion(byNode);
        errors.ThrowIfAny();
        Lower(byNode);
        return new PolicyCode(tree, PolicyLines.Of(modules));
    }

    List<Module> Parse(IReadOnlyList<RegoModule> sources)
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
                errors.Add(exception.Error);
            }
        }
        return modules;
    }

    List<(NamedRule Rule, Module Module)> Name(List<Module> modules)
    {
        var packages = modules.GroupBy(module => RegoArray.Of([.. module.Package]))
            .ToDictionary(group => group.Key, group => group.SelectMany(module => module.Rules).Select(rule => rule.Head.Name).ToHashSet());
        var rules = new List<(NamedRule, Module)>();
        foreach (var module in modules)
        {
            tree.AddPackage(module.Package);
            var names = new ModuleNames(module, packages[RegoArray.Of([.. module.Package])], errors);
            var naming = new RuleNaming(names, errors);
            rules.AddRange(module.Rules.Select(rule => (naming.Name(rule, module.Package), module)));
        }
        return rules;
    }

    DocumentNode Node(NamedRule rule) => rule.Path.Aggregate(tree.Root, (node, key) => node.Child(key)!);

    void CheckRecursion(ILookup<DocumentNode, FlatRule> byNode)
    {
        var limit = new WorkLimit();
        var dependencies = byNode.ToDictionary(
            group => group.Key,
            group => group.SelectMany(rule => Dependencies.Of(rule, tree.Root, limit)).ToHashSet());
        new RecursionCheck(dependencies, limit, errors).Run();
    }

    void Lower(ILookup<DocumentNode, FlatRule> byNode)
    {
        foreach (var node in tree.Nodes())
            node.Group = RuleLowering.NewGroup(node);
        var lowering = new RuleLowering(tree.Root);
        foreach (var group in byNode)
            lowering.Fill(group.Key, [.. group]);
    }
}
