namespace Holdfast.AspNetCore.Policies;

/// <summary>The body of <c>POST /v1/policies/{id}/activate</c>.</summary>
/// <param name="Reason">Why.</param>
public sealed record ActivationBody(string Reason);
