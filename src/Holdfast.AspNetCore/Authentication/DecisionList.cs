namespace Holdfast.AspNetCore.Authentication;

/// <summary>One decision for each permission asked for, in that order.</summary>
/// <param name="Decisions">The decisions.</param>
public sealed record DecisionList(IReadOnlyList<Decision> Decisions);
