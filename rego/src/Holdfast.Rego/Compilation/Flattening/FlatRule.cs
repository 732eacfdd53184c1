using Holdfast.Rego.Compilation.Goals;
using Holdfast.Rego.Compilation.Naming;
using Holdfast.Rego.Syntax;
using Holdfast.Rego.Syntax.Tree;

namespace Holdfast.Rego.Compilation.Flattening;

/// <summary>A rule after flattening.</summary>
sealed record FlatRule(NamedRule Rule, IReadOnlyList<Term> Arguments, IReadOnlyList<FlatBranch> Branches)
{
    public static FlatRule Of(NamedRule rule, Functions functions, bool wholeNegation, ErrorList errors)
    {
        var flattening = new Flattening(functions, rule.Numbers, wholeNegation, errors);
        var checks = new List<Goal>();
        var arguments = (rule.Arguments ?? []).Select(argument => flattening.Argument(argument, checks)).ToList();
        return new FlatRule(rule, arguments, [.. rule.Branches.Select(branch => Of(branch, checks, flattening))]);
    }

    static FlatBranch Of(NamedBranch branch, List<Goal> checks, Flattening flattening)
    {
        var goals = new List<Goal>(checks);
        flattening.Add(branch.Body, goals);
        var tail = branch.Tail.Select(key => flattening.Term(key, goals)).ToList();
        var member = branch.Member is null ? null : flattening.Term(branch.Member, goals);
        return new FlatBranch(branch.Place, tail, member, flattening.Term(branch.Value, goals), new Query(goals));
    }
}

/// <summary>A branch after flattening.</summary>
sealed record FlatBranch(Place Place, IReadOnlyList<Term> Tail, Term? Member, Term Value, Query Query)
{
    /// <summary>What the branch computes once its body holds.</summary>
    public IEnumerable<Term> Head => Member is null ? [.. Tail, Value] : [.. Tail, Member];
}
