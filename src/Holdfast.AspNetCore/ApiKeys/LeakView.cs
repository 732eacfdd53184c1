namespace Holdfast.AspNetCore.ApiKeys;

/// <summary>The answer to every report of a leak.</summary>
/// <param name="Status">Always <c>accepted</c>.</param>
/// <param name="Detail">What that means.</param>
public sealed record LeakView(string Status, string Detail);
