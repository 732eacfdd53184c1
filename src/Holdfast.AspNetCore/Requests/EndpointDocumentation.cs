using Holdfast.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Holdfast.AspNetCore.Requests;

/// <summary>What endpoints say about themselves in the OpenAPI document.</summary>
static class EndpointDocumentation
{
    /// <summary>The refusals that every endpoint behind a sign-in can answer.</summary>
    static readonly int[] Usual = [400, 401, 403, 503];

    /// <summary>
    /// Documents the body. The framework's own <c>Accepts</c> would make routing answer a wrong content type with 415 without a word; the
    /// endpoint refuses it as every other malformed body.
    /// </summary>
    public static RouteHandlerBuilder Takes<T>(this RouteHandlerBuilder endpoint, bool optional = false) where T : notnull =>
        endpoint.WithMetadata(new DescribedBody(typeof(T), optional));

    /// <summary>
    /// Names the operation, and lists the statuses of its refusals beside the usual ones. Not an endpoint name: those belong to the host.
    /// </summary>
    public static RouteHandlerBuilder Documented(this RouteHandlerBuilder endpoint, string name, string summary, params int[] refusals)
    {
        foreach (var status in Usual.Concat(refusals).Distinct().Order())
            endpoint.ProducesProblem(status);
        return endpoint.WithMetadata(new DescribedName(name)).WithSummary(summary);
    }
}
