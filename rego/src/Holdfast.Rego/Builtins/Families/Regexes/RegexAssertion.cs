namespace Holdfast.Rego.Builtins.Families.Regexes;

/// <summary>Conditions on a place between two characters.</summary>
internal enum RegexAssertion
{
    TextStart,
    TextEnd,
    LineStart,
    LineEnd,
    WordBoundary,
    NoWordBoundary,
}
