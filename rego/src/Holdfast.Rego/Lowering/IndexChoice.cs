using Holdfast.Rego.Compilation.Flattening;
using Holdfast.Rego.Compilation.Goals;
using Holdfast.Rego.Compilation.Naming;
using Holdfast.Rego.Compilation.Safety;
using Holdfast.Rego.Evaluation;
using Holdfast.Rego.Evaluation.Rules;
using Holdfast.Rego.Syntax.Printing;
using Holdfast.Rego.Syntax.Tree;

namespace Holdfast.Rego.Lowering;

/// <summary>Chooses what a group of rules is indexed by: the document or argument that most rules compare with a constant.</summary>
static class IndexChoice
{
    const int FewestRules = 3;

    public static RuleIndex For(IReadOnlyList<(FlatRule Rule, RuleCode Code)> rules, DocumentNode root)
    {
        var all = RuleIndex.Of([.. rules.Select(rule => rule.Code)]);
        if (rules.Count < FewestRules)
            return all;
        var demands = rules.Select(rule => Demands(rule.Rule)).ToList();
        var best = demands.SelectMany(demand => demand.Keys).GroupBy(key => key).MaxBy(group => group.Count());
        if (best is null || best.Count() < 2)
            return all;
        var constants = rules.Zip(demands, (rule, demand) => (rule.Code, demand.GetValueOrDefault(best.Key).Constant)).ToArray();
        var subject = demands.First(demand => demand.ContainsKey(best.Key))[best.Key];
        var document = subject.Document is null ? null : new TermLowering(root, new SlotTable()).Operand(subject.Document, new Bindings(null, []));
        return RuleIndex.Of(constants, document, subject.Argument);
    }

    /// <summary>What a rule compares with constants at the top of its only body.</summary>
    static Dictionary<string, (RefTerm? Document, int Argument, RegoValue? Constant)> Demands(FlatRule rule)
    {
        var demands = new Dictionary<string, (RefTerm?, int, RegoValue?)>();
        if (rule.Branches.Count > 1)
            return demands;
        for (var i = 0; i < rule.Arguments.Count; i++)
        {
            if (rule.Arguments[i] is ConstantTerm constant)
                demands.TryAdd($"#{i}", (null, i, constant.Value));
        }
        foreach (var goal in rule.Branches[0].Query.Goals)
        {
            if (Equation(goal) is not { } equation)
                continue;
            Add(equation.Left, equation.Right, rule, demands);
            Add(equation.Right, equation.Left, rule, demands);
        }
        return demands;
    }

    static (Term Left, Term Right)? Equation(Goal goal) => goal switch
    {
        UnifyGoal unify => (unify.Left, unify.Right),
        CallGoal { Output: null, Function.Builtin.Name: OperatorNames.Equal } call => (call.Arguments[0], call.Arguments[1]),
        _ => null,
    };

    static void Add(Term subject, Term other, FlatRule rule, Dictionary<string, (RefTerm?, int, RegoValue?)> demands)
    {
        if (other is not ConstantTerm constant)
            return;
        if (subject is RefTerm reference && reference.StartsWith("input") && reference.Path.All(key => key is ConstantTerm))
            demands.TryAdd(SourceText.Of(reference), (reference, -1, constant.Value));
        if (subject is not VariableTerm variable)
            return;
        for (var i = 0; i < rule.Arguments.Count; i++)
        {
            if (rule.Arguments[i] is VariableTerm argument && argument.Name == variable.Name)
                demands.TryAdd($"#{i}", (null, i, constant.Value));
        }
    }
}
