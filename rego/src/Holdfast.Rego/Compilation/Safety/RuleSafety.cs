using Holdfast.Rego.Compilation.Flattening;
using Holdfast.Rego.Compilation.Goals;

namespace Holdfast.Rego.Compilation.Safety;

/// <summary>Orders the bodies of a rule and checks that they bind all variables of the head.</summary>
static class RuleSafety
{
    public static void Check(FlatRule rule, ErrorList errors)
    {
        var ordering = new Ordering(errors);
        var arguments = GoalVariables.Of([.. rule.Arguments]).Direct;
        foreach (var branch in rule.Branches)
        {
            var bindings = new Bindings(null, arguments);
            var heads = GoalVariables.Of([.. branch.Head]).Direct;
            var around = new VisibleNames(new VisibleNames(null, arguments), heads);
            ordering.Order(branch.Query, bindings, around);
            ordering.Require(rule.Rule.Place, branch.Head, bindings);
            ordering.OrderTerms(branch.Head, bindings, new VisibleNames(around, branch.Query.Direct));
        }
    }
}
