namespace Holdfast.Rego.Builtins.Families.Regexes;

/// <summary>One step of a program.</summary>
/// <param name="Operation">What it does.</param>
/// <param name="First">Where to go on, the slot of the group, or the condition.</param>
/// <param name="Second">Where to go on as well.</param>
/// <param name="Set">The characters to take.</param>
readonly record struct RegexStep(RegexOperation Operation, int First = 0, int Second = 0, CharSet? Set = null);
