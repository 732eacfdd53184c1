using Holdfast.Rego.Syntax.Tree;

namespace Holdfast.Rego.Compilation.Naming;

/// <summary>Makes up the names of variables in one rule.</summary>
internal sealed class VariableNumbers
{
    private int _last;

    /// <summary>A name of its own for a declared variable.</summary>
    internal string Next(string name) => $"{name}{VariableTerm.GeneratedMark}{++_last}";

    /// <summary>A variable that the source does not have.</summary>
    internal VariableTerm Fresh(Syntax.Place place) => new(place, $"{VariableTerm.GeneratedMark}{++_last}");
}
