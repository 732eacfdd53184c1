using Holdfast.Rego.Evaluation;

namespace Holdfast.Rego.Compilation.Stages;

/// <summary>A lowered query.</summary>
/// <param name="First">Where it starts; its last node adds rows to the first collector.</param>
/// <param name="Slots">How many variables it has.</param>
/// <param name="Collectors">How many collections it builds at the same time.</param>
/// <param name="Names">The variables shown in the result, one for each column.</param>
/// <param name="HasValue">Whether one more column holds the value of the query's only term.</param>
sealed record QueryCode(Node First, int Slots, int Collectors, string[] Names, bool HasValue);
