namespace Holdfast.AspNetCore.Operations;

/// <summary>The answer of <c>/healthz</c>.</summary>
/// <param name="Status">Always <c>alive</c>.</param>
public sealed record LivenessView(string Status);
