using Holdfast.Rego.Syntax;
using Holdfast.Rego.Syntax.Tree;

namespace Holdfast.Rego.Compilation.Goals;

/// <summary>One <c>with</c> modifier, resolved: what is replaced, and by what.</summary>
/// <param name="Place">The place.</param>
/// <param name="Document">The document that is replaced, from <c>input</c> or <c>data</c>; null for a function.</param>
/// <param name="Function">The function that is replaced; null for a document.</param>
/// <param name="Value">The new value; null when a function takes the place of a function.</param>
/// <param name="Substitute">The function that takes the place.</param>
sealed record Replacement(Place Place, RefTerm? Document, FunctionTarget? Function, Term? Value, FunctionTarget? Substitute);
