using Holdfast.Rego.Syntax.Tree;

namespace Holdfast.Rego.Syntax.Printing;

/// <summary>A part of a term that is not a term itself: the statement of a template or the body of a comprehension.</summary>
readonly record struct SyntaxPart(Statement? Statement, Body? Body);
