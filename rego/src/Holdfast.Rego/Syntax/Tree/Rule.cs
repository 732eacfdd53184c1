namespace Holdfast.Rego.Syntax.Tree;

/// <summary>A rule as written; <c>else</c> branches follow the first.</summary>
sealed record Rule(Place Place, bool IsDefault, RuleHead Head, IReadOnlyList<Branch> Branches);

/// <summary>What stands before <c>if</c>.</summary>
/// <param name="Place">The place of the name.</param>
/// <param name="Name">The first word.</param>
/// <param name="Path">The keys behind the name.</param>
/// <param name="Arguments">The arguments, for functions.</param>
/// <param name="Member">The term behind <c>contains</c>.</param>
sealed record RuleHead(Place Place, string Name, IReadOnlyList<Term> Path, IReadOnlyList<Term>? Arguments, Term? Member);

/// <summary>A value and the body under which the rule has it. A missing value is <c>true</c>, a missing body holds.</summary>
sealed record Branch(Place Place, Term? Value, Body? Body);
