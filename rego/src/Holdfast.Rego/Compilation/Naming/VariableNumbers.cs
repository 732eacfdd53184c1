using Holdfast.Rego.Syntax.Tree;

namespace Holdfast.Rego.Compilation.Naming;

/// <summary>Makes up the names of variables in one rule.</summary>
sealed class VariableNumbers
{
    int last;

    /// <summary>A name of its own for a declared variable.</summary>
    public string Next(string name) => $"{name}{VariableTerm.GeneratedMark}{++last}";

    /// <summary>A variable that the source does not have.</summary>
    public VariableTerm Fresh(Syntax.Place place) => new(place, $"{VariableTerm.GeneratedMark}{++last}");
}
