namespace Holdfast.Audit;

/// <summary>One member that changed. Secrets stand as the word <c>set</c>.</summary>
/// <param name="Field">The member, in snake_case.</param>
/// <param name="From">Its value before.</param>
/// <param name="To">Its value after.</param>
public sealed record FieldChange(string Field, string? From, string? To);
