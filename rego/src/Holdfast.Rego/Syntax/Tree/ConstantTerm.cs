namespace Holdfast.Rego.Syntax.Tree;

/// <summary>A value written out: null, a boolean, a number or a string; later stages also fold collections into it.</summary>
sealed record ConstantTerm(Place Place, RegoValue Value) : Term(Place);
