using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Holdfast.AspNetCore.Requests;

/// <summary>What endpoints say about themselves in the OpenAPI document.</summary>
static class EndpointDocumentation
{
    /// <summary>The refusals that every endpoint behind a sign-in can answer.</summary>
    static readonly int[] Usual = [400, 401, 403, 503];

    /// <summary>Documents the body. Any content type reaches the endpoint, which refuses a wrong one as every other malformed body; routing alone would answer 415 without a word.</summary>
    public static RouteHandlerBuilder Takes<T>(this RouteHandlerBuilder endpoint, bool optional = false) where T : notnull =>
        endpoint.Accepts<T>(optional, "application/json", "application/merge-patch+json", "*/*");

    /// <summary>Names the endpoint, and lists the statuses of its refusals beside the usual ones.</summary>
    public static RouteHandlerBuilder Documented(this RouteHandlerBuilder endpoint, string name, string summary, params int[] refusals)
    {
        foreach (var status in Usual.Concat(refusals).Distinct().Order())
            endpoint.ProducesProblem(status);
        return endpoint.WithName(name).WithSummary(summary);
    }
}
