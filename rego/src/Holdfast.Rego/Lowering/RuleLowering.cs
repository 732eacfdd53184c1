using Holdfast.Rego.Compilation.Flattening;
using Holdfast.Rego.Compilation.Safety;
using Holdfast.Rego.Evaluation;
using Holdfast.Rego.Evaluation.Nodes;
using Holdfast.Rego.Evaluation.Operands;
using Holdfast.Rego.Evaluation.Rules;
using Holdfast.Rego.Syntax.Tree;

namespace Holdfast.Rego.Lowering;

/// <summary>Lowers rules and puts them into the groups of their nodes.</summary>
sealed class RuleLowering(DocumentNode root)
{
    const string ValueConflict = "complete rules must not produce multiple outputs";
    const string FunctionConflict = "functions must not produce multiple outputs for same inputs";

    /// <summary>Gives a node the group that suits its shape, still without rules, so that other rules can refer to it.</summary>
    public static RuleGroup? NewGroup(DocumentNode node) => node.Shape switch
    {
        DocumentShape.Value => new ValueGroup(node.Id),
        DocumentShape.Set => new SetGroup(node.Id),
        DocumentShape.Dynamic => new DynamicGroup(node),
        DocumentShape.Function => new FunctionGroup(node.Id),
        _ => null,
    };

    public void Fill(DocumentNode node, IReadOnlyList<FlatRule> rules)
    {
        var index = IndexChoice.For([.. rules.Where(rule => !rule.Rule.IsDefault).Select(rule => (rule, Lower(rule, node)))], root);
        var fallback = rules.Where(rule => rule.Rule.IsDefault).Select(rule => Lower(rule, node)).FirstOrDefault();
        switch (node.Group)
        {
            case ValueGroup value:
                (value.Rules, value.Default) = (index, fallback);
                break;
            case FunctionGroup function:
                (function.Rules, function.Default) = (index, fallback);
                break;
            case SetGroup set:
                (set.Rules, set.Keyed) = (index, KeyedIndex(rules, node));
                break;
            case DynamicGroup dynamic:
                (dynamic.Rules, dynamic.Keyed) = (index, KeyedIndex(rules, node));
                break;
        }
    }

    /// <summary>The rules once more, lowered to be run for one known key.</summary>
    RuleIndex? KeyedIndex(IReadOnlyList<FlatRule> rules, DocumentNode node) =>
        rules.All(rule => KeyTerms.IsPattern(KeyTerms.Of(rule.Branches[0])))
            ? IndexChoice.For([.. rules.Select(rule => (rule, LowerKeyed(rule, node)))], root)
            : null;

    RuleCode LowerKeyed(FlatRule rule, DocumentNode node)
    {
        var branches = rule.Branches.Select(branch => Lower(rule, branch, [KeyTerms.Of(branch)], isKeyed: true).Code);
        return new RuleCode(rule.Rule.Place, node.ToString(), [.. branches]);
    }

    RuleCode Lower(FlatRule rule, DocumentNode node)
    {
        var branches = rule.Branches.Select(branch => Lower(rule, branch, rule.Arguments, isKeyed: false)).ToArray();
        var constant = branches.Length == 1 && branches[0].Value is ConstantOperand value ? value.Value : null;
        return new RuleCode(rule.Rule.Place, node.ToString(), [.. branches.Select(branch => branch.Code)]) { Constant = constant };
    }

    (BranchCode Code, Operand Value) Lower(FlatRule rule, FlatBranch branch, IReadOnlyList<Term> arguments, bool isKeyed)
    {
        var slots = new SlotTable();
        if (rule.Rule.IsMultiValue || rule.Rule.HasTail)
            slots.NewCollector();
        var terms = new TermLowering(root, slots);
        var bindings = new Bindings(null, []);
        var patterns = arguments.Select(argument => terms.Pattern(argument, bindings)).ToArray();
        var body = new BodyLowering(terms, bindings);
        body.Add(branch.Query);
        var value = terms.Operand(branch.Member ?? branch.Value, bindings);
        if (isKeyed && !rule.Rule.HasTail)
            value = new ConstantOperand(RegoBoolean.True);
        var first = body.Finish(End(rule, branch, terms.Operands(branch.Tail, bindings), value, isKeyed));
        return (new BranchCode(first, slots.Slots, slots.Collectors, patterns), value);
    }

    static Node End(FlatRule rule, FlatBranch branch, Operand[] tail, Operand value, bool isKeyed)
    {
        if (rule.Rule.HasTail)
            return new YieldBelowNode(tail, value, rule.Rule.IsMultiValue) { Place = branch.Place };
        if (rule.Rule.IsMultiValue && !isKeyed)
            return new CollectMemberNode(0, value) { Place = branch.Place };
        return new YieldNode(value, rule.Rule.IsFunction ? FunctionConflict : ValueConflict) { Place = branch.Place };
    }
}
