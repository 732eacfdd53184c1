using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Holdfast.AspNetCore.Requests;

/// <summary>Counts requests and their durations by route pattern, method and status; never by anything a client chose.</summary>
static class RequestTelemetry
{
    static readonly Histogram<double> Duration = HoldfastTelemetry.Meter.CreateHistogram(
        "holdfast.http.request.duration",
        "s",
        "Duration of requests by route, method and status.",
        tags: null,
        new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] });

    /// <summary>Records the request once its answer is complete.</summary>
    public static void Watch(HttpContext http)
    {
        var started = Stopwatch.GetTimestamp();
        http.Response.OnCompleted(() =>
        {
            Duration.Record(
                Stopwatch.GetElapsedTime(started).TotalSeconds,
                new("route", (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "none"),
                new("method", http.Request.Method),
                new("status", http.Response.StatusCode));
            return Task.CompletedTask;
        });
    }
}
