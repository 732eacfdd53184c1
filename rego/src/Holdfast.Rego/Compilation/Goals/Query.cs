namespace Holdfast.Rego.Compilation.Goals;

/// <summary>Goals that must all hold. The safety check puts them into an order in which they can be evaluated.</summary>
internal sealed class Query(IReadOnlyList<Goal> goals)
{
    internal IReadOnlyList<Goal> Goals { get; set; } = goals;

    /// <summary>The variables that occur in the goals themselves, not in queries inside.</summary>
    internal IReadOnlySet<string> Direct => field ??= Goals.SelectMany(goal => goal.Variables.Direct).ToHashSet();

    /// <summary>All variables, also those of queries inside.</summary>
    internal IReadOnlySet<string> All => field ??= Goals.SelectMany(goal => goal.Variables.Direct.Concat(goal.Variables.Closed)).ToHashSet();
}
