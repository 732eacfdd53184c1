using Holdfast.AspNetCore.Problems;
using Holdfast.Audit;
using Holdfast.Gate;
using Holdfast.Refusals;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Holdfast.AspNetCore.Requests;

/// <summary>
/// Runs around every endpoint: names the request, refuses unknown query parameters, and turns what is thrown into an answer that tells
/// nothing.
/// </summary>
sealed partial class HoldfastFilter : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var request = HoldfastRequest.Of(http);
        http.Response.Headers["X-Correlation-Id"] = request.CorrelationId.ToString();
        http.Response.Headers.XContentTypeOptions = "nosniff";
        RequestTelemetry.Watch(http);
        if (QueryNames.FaultIn(http) is { } fault)
            return (http.GetEndpoint()?.Metadata.GetMetadata<RefusalAnswer>()?.Of ?? Problem.Of)(fault);
        try
        {
            return await next(context).ConfigureAwait(false);
        }
        catch (BadHttpRequestException)
        {
            return Problem.Of(Refusal.Malformed("the request is not well-formed"));
        }
        catch (Exception failure) when (failure is StoreBusyException or StoreUnavailableException)
        {
            StoreFailed(Log(http), request.CorrelationId, failure);
            return Problem.Of(failure is OutcomeUnknownException ? Refusal.OutcomeUnknown() : Refusal.StoreUnavailable());
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            return Results.Empty;
        }
        catch (Exception failure)
        {
            Failed(Log(http), request.CorrelationId, failure);
            return Problem.Unexpected;
        }
    }

    static ILogger Log(HttpContext http) => http.RequestServices.GetRequiredService<ILogger<HoldfastFilter>>();

    [LoggerMessage(20, LogLevel.Error, "The store failed while answering request {CorrelationId}.")]
    static partial void StoreFailed(ILogger log, CorrelationId correlationId, Exception cause);

    [LoggerMessage(21, LogLevel.Critical, "Request {CorrelationId} failed unexpectedly.")]
    static partial void Failed(ILogger log, CorrelationId correlationId, Exception cause);
}
