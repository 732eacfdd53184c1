using System.Globalization;
using Holdfast.AspNetCore.Custody;
using Holdfast.AspNetCore.Json;
using Holdfast.AspNetCore.Requests;
using Holdfast.Refusals;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Holdfast.AspNetCore.Problems;

/// <summary>Writes a refusal as problem details, with the status of the endpoint's surface.</summary>
sealed class Problem : IResult
{
    readonly Refusal? refusal;

    Problem(Refusal? refusal) => this.refusal = refusal;

    /// <summary>The answer to an expected no.</summary>
    public static IResult Of(Refusal refusal) => new Problem(refusal);

    /// <summary>The answer to anything unexpected: 500, and the cause only in the log.</summary>
    public static IResult Unexpected { get; } = new Problem(null);

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var surface = httpContext.GetEndpoint()?.Metadata.GetMetadata<SurfaceMetadata>()?.Surface ?? Surface.Standard;
        var status = refusal is null ? StatusCodes.Status500InternalServerError : RefusalStatus.Of(refusal.Code, surface);
        var response = httpContext.Response;
        response.StatusCode = status;
        response.Headers.CacheControl = "no-store";
        if (refusal?.RetryAfter is { } wait)
            response.Headers.RetryAfter = Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        if (status == StatusCodes.Status401Unauthorized)
            response.Headers.WWWAuthenticate = "Bearer realm=\"holdfast\"";
        return response.WriteAsJsonAsync(Body(status), HoldfastJson.Default.ProblemBody, "application/problem+json", httpContext.RequestAborted);
    }

    ProblemBody Body(int status)
    {
        var code = refusal?.Code.Name ?? "internal_error";
        var sentence = refusal?.Sentence ?? "internal error";
        var errors = refusal?.Field is { } field ? new Dictionary<string, string[]> { [field] = [sentence] } : null;
        return new($"urn:holdfast:refusal:{code}", ReasonPhrases.GetReasonPhrase(status), status, refusal?.Detail ?? sentence, code, sentence, errors)
        {
            Custody = refusal?.Custody is { Count: > 0 } questions ? CustodyQuestionView.All(questions) : null,
        };
    }
}
