using Holdfast.Rego.Compilation.Documents;

namespace Holdfast.Rego.Compilation.Stages;

/// <summary>A compiled policy without its data. Immutable.</summary>
/// <param name="Tree">The documents with their lowered rules.</param>
/// <param name="Lines">The lines that hold rules and statements, sorted.</param>
sealed record PolicyCode(DocumentTree Tree, IReadOnlyList<(string File, int Line)> Lines);
