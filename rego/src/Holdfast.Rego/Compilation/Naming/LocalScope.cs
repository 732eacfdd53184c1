using Holdfast.Rego.Syntax;
using Holdfast.Rego.Syntax.Tree;

namespace Holdfast.Rego.Compilation.Naming;

/// <summary>The variables declared in one body, inside those of the bodies around it.</summary>
sealed class LocalScope(LocalScope? outer, VariableNumbers numbers, ErrorList errors)
{
    readonly Dictionary<string, (string Unique, string How)> declared = [];
    readonly HashSet<string> referenced = [];

    public LocalScope Nest() => new(this, numbers, errors);

    /// <summary>The unique name of a declared variable, or null; the name counts as referenced here.</summary>
    public string? Find(string name)
    {
        for (var scope = this; scope is not null; scope = scope.Outer)
        {
            if (scope.declared.TryGetValue(name, out var declared))
                return declared.Unique;
        }
        referenced.Add(name);
        return null;
    }

    /// <summary>Declares a variable and gives it a name of its own.</summary>
    /// <param name="variable">The variable as written.</param>
    /// <param name="how"><c>assigned</c>, <c>declared</c> or <c>arg</c>, for the error when it is declared again.</param>
    public VariableTerm Declare(VariableTerm variable, string how)
    {
        if (variable.IsWildcard)
            return variable;
        if (variable.Name is "input" or "data")
        {
            Report(variable.Place, $"variables must not shadow {variable.Name} (use a different variable name)");
            return variable;
        }
        if (declared.TryGetValue(variable.Name, out var earlier))
            Report(variable.Place, $"var {variable.Name} {earlier.How} above");
        else if (referenced.Contains(variable.Name))
            Report(variable.Place, $"var {variable.Name} referenced above");
        else if (how != "arg" && Outer is { } around && around.IsArgument(variable.Name) && around.Outer is null)
            Report(variable.Place, $"arg {variable.Name} redeclared");
        var unique = numbers.Next(variable.Name);
        declared[variable.Name] = (unique, how);
        return variable with { Name = unique };
    }

    /// <summary>Declares an argument; one that occurs again is the same.</summary>
    public VariableTerm DeclareArgument(VariableTerm variable)
    {
        if (variable.Name is "input" or "data")
        {
            Report(variable.Place, $"args must not shadow {variable.Name} (use a different variable name)");
            return variable;
        }
        return declared.TryGetValue(variable.Name, out var earlier)
            ? variable with { Name = earlier.Unique }
            : Declare(variable, "arg");
    }

    LocalScope? Outer => outer;

    bool IsArgument(string name) => this.declared.TryGetValue(name, out var declared) && declared.How == "arg";

    void Report(Place place, string message) => errors.Add(place, RegoErrorCode.Compile, message);
}
