namespace Holdfast.AspNetCore.Policies;

/// <summary>The optional body of <c>POST /v1/policies/{id}/simulate</c>.</summary>
/// <param name="Last">How many of the last decisions to ask again, 1–1,000; 100 by default.</param>
public sealed record SimulationBody(int Last = 100);
