namespace Holdfast.Rego.Compilation.Goals;

/// <summary>Goals that must all hold. The safety check puts them into an order in which they can be evaluated.</summary>
sealed class Query(IReadOnlyList<Goal> goals)
{
    public IReadOnlyList<Goal> Goals { get; set; } = goals;

    /// <summary>The variables that occur in the goals themselves, not in queries inside.</summary>
    public IReadOnlySet<string> Direct => field ??= Goals.SelectMany(goal => goal.Variables.Direct).ToHashSet();

    /// <summary>All variables, also those of queries inside.</summary>
    public IReadOnlySet<string> All => field ??= Goals.SelectMany(goal => goal.Variables.Direct.Concat(goal.Variables.Closed)).ToHashSet();
}
