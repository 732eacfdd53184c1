using Holdfast.Rego.Syntax;
using Holdfast.Rego.Syntax.Tree;

namespace Holdfast.Rego.Compilation.Goals;

/// <summary>A comprehension, flattened.</summary>
sealed record QueryTerm(Place Place, RegoKind Kind, Term? Key, Term Value, Query Query) : Term(Place);
