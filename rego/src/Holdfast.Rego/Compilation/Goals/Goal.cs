using Holdfast.Rego.Syntax;
using Holdfast.Rego.Syntax.Tree;

namespace Holdfast.Rego.Compilation.Goals;

/// <summary>
/// One step of a flattened body. Calls have been taken out of the terms, so that terms are made of constants, variables,
/// references, collections and queries only.
/// </summary>
abstract record Goal(Place Place)
{
    /// <summary>Whether a statement of the source starts here, for traces and coverage.</summary>
    public bool StartsStatement { get; set; }

    /// <summary>The variables; computed once.</summary>
    public GoalVariables Variables => field ??= GoalVariables.Of(this);
}

/// <summary>A term must be neither undefined nor false.</summary>
sealed record TestGoal(Place Place, Term Term) : Goal(Place);

/// <summary>Two terms must be made equal.</summary>
sealed record UnifyGoal(Place Place, Term Left, Term Right) : Goal(Place);

/// <summary>A function is called; its result must equal the output, or not be false when there is none.</summary>
sealed record CallGoal(Place Place, FunctionTarget Function, IReadOnlyList<Term> Arguments, Term? Output) : Goal(Place);

/// <summary>A goal must have no solution.</summary>
/// <param name="Place">The place.</param>
/// <param name="Query">What must not hold.</param>
/// <param name="IsClosed">Whether the query may bind variables of its own.</param>
sealed record NotGoal(Place Place, Query Query, bool IsClosed) : Goal(Place);

/// <summary>A query must hold for each element of a collection.</summary>
sealed record EveryGoal(Place Place, Term? Key, Term Value, Term Domain, Query Query) : Goal(Place);

/// <summary>Goals under replaced documents and functions.</summary>
sealed record WithGoal(Place Place, IReadOnlyList<Replacement> Replacements, Query Query) : Goal(Place);

/// <summary>Writes texts for the author of the policy; always holds.</summary>
sealed record PrintGoal(Place Place, IReadOnlyList<QueryTerm> Parts) : Goal(Place);
