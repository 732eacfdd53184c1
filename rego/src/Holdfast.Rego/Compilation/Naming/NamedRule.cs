using Holdfast.Rego.Syntax;
using Holdfast.Rego.Syntax.Tree;

namespace Holdfast.Rego.Compilation.Naming;

/// <summary>A rule after naming.</summary>
/// <param name="Source">The rule as written.</param>
/// <param name="Path">Where its document stands below <c>data</c>, up to the first key that is not constant.</param>
/// <param name="Arguments">The arguments, for functions.</param>
/// <param name="Branches">The branches, at least one.</param>
/// <param name="Numbers">Makes up further variables.</param>
sealed record NamedRule(
    Rule Source,
    IReadOnlyList<RegoValue> Path,
    IReadOnlyList<Term>? Arguments,
    IReadOnlyList<NamedBranch> Branches,
    VariableNumbers Numbers)
{
    public Place Place => Source.Place;

    public bool IsDefault => Source.IsDefault;

    public bool IsFunction => Arguments is not null;

    /// <summary>Whether the rule adds members to a set.</summary>
    public bool IsMultiValue => Source.Head.Member is not null;

    /// <summary>Whether keys behind <see cref="Path"/> depend on the body.</summary>
    public bool HasTail => Branches[0].Tail.Count > 0;
}

/// <summary>A branch of a rule.</summary>
/// <param name="Place">Where it starts.</param>
/// <param name="Tail">The keys behind the rule's path.</param>
/// <param name="Member">The member, for multi-value rules.</param>
/// <param name="Value">The value otherwise.</param>
/// <param name="Body">The body.</param>
sealed record NamedBranch(Place Place, IReadOnlyList<Term> Tail, Term? Member, Term Value, Body Body);
