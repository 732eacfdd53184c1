using Holdfast.Rego.Syntax.Tree;

namespace Holdfast.Rego.Compilation.Naming;

/// <summary>
/// Rewrites a rule so that each name says by itself what it is: documents are spelled out from <c>data</c> or <c>input</c>,
/// operators are calls, and declared variables have names that occur nowhere else in the rule.
/// </summary>
sealed class RuleNaming(ModuleNames names, ErrorList errors)
{
    /// <summary>The rule with its names resolved. Branches carry their own copies of the head.</summary>
    public NamedRule Name(Rule rule, IReadOnlyList<RegoValue> package)
    {
        var numbers = new VariableNumbers();
        var outermost = new LocalScope(null, numbers, errors);
        var terms = new TermNaming(names, errors);
        if (rule.Head.Name is "input" or "data")
            errors.Add(rule.Place, RegoErrorCode.Compile, $"rules must not shadow {rule.Head.Name} (use a different rule name)");
        var arguments = rule.Head.Arguments?.Select(argument => terms.Argument(argument, outermost)).ToList();
        var branches = rule.Branches.Select(branch => Name(branch, rule.Head, terms, outermost)).ToList();
        var path = new List<RegoValue> { RegoString.Of(rule.Head.Name) };
        path.AddRange(rule.Head.Path.TakeWhile(key => key is ConstantTerm).Select(key => ((ConstantTerm)key).Value));
        return new NamedRule(rule, [.. package, .. path], arguments, branches, numbers);
    }

    public (Body Body, VariableNumbers Numbers) NameQuery(Body query)
    {
        var numbers = new VariableNumbers();
        return (new TermNaming(names, errors).Body(query, new LocalScope(null, numbers, errors)), numbers);
    }

    static NamedBranch Name(Branch branch, RuleHead head, TermNaming terms, LocalScope outermost)
    {
        var scope = outermost.Nest();
        var body = branch.Body is null ? new Body([]) : terms.Body(branch.Body, scope);
        var tail = head.Path.SkipWhile(key => key is ConstantTerm).Select(key => terms.Term(key, scope)).ToList();
        var member = head.Member is null ? null : terms.Term(head.Member, scope);
        var value = branch.Value is null ? new ConstantTerm(branch.Place, RegoBoolean.True) : terms.Term(branch.Value, scope);
        return new NamedBranch(branch.Place, tail, member, value, body);
    }
}
