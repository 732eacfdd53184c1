using Holdfast.Rego.Compilation.Goals;
using Holdfast.Rego.Syntax.Tree;

namespace Holdfast.Rego.Compilation.Safety;

/// <summary>The variables that have values at some point of a body, in layers, and what terms would add to them.</summary>
sealed class Bindings(Bindings? below, IEnumerable<string> names)
{
    readonly HashSet<string> added = [.. names];

    /// <summary>The variables bound in this layer.</summary>
    public IReadOnlySet<string> Added => added;

    public bool Has(string name)
    {
        for (var layer = this; layer is not null; layer = layer.Below)
        {
            if (layer.added.Contains(name))
                return true;
        }
        return false;
    }

    public bool HasAll(IEnumerable<string> names) => names.All(Has);

    /// <summary>A layer of its own, so that what it adds can be dropped.</summary>
    public Bindings Above() => new(this, []);

    public void Add(IEnumerable<string> names) => added.UnionWith(names);

    Bindings? Below => below;

    /// <summary>Whether the term can be evaluated now; a reference binds the variables among its keys.</summary>
    public bool Evaluate(Term term)
    {
        if (term is not RefTerm reference)
            return HasAll(GoalVariables.Of(term).Direct);
        if (!HasAll(GoalVariables.Of(reference.Head).Direct))
            return false;
        return reference.Path.All(Receive);
    }

    /// <summary>Whether a value can be matched with the term; that binds the variables in it.</summary>
    public bool Receive(Term pattern)
    {
        switch (pattern)
        {
            case VariableTerm variable:
                added.Add(variable.Name);
                return true;
            case ArrayTerm array:
                return array.Items.All(Receive);
            case ObjectTerm entries:
                return entries.Entries.All(entry => HasAll(GoalVariables.Of(entry.Key).Direct) && Receive(entry.Value));
            default:
                return Evaluate(pattern);
        }
    }
}
