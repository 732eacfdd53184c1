namespace Holdfast.Rego.Builtins.Families.Regexes;

/// <summary>Conditions on a place between two characters.</summary>
enum RegexAssertion
{
    TextStart,
    TextEnd,
    LineStart,
    LineEnd,
    WordBoundary,
    NoWordBoundary,
}
