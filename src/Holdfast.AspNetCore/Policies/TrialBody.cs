using System.Text.Json;

namespace Holdfast.AspNetCore.Policies;

/// <summary>The body of <c>POST /v1/policies/{id}/test</c>.</summary>
/// <param name="Input">The input document: any JSON, at most 256 KiB.</param>
public sealed record TrialBody(JsonElement Input);
