using System.Globalization;
using System.Text;
using Holdfast.AspNetCore.Problems;
using Holdfast.AspNetCore.Requests;
using Holdfast.Refusals;
using Microsoft.AspNetCore.Http;

namespace Holdfast.AspNetCore.Pages;

/// <summary>
/// A page as an answer: never stored, never framed, without scripts, and silent towards other sites about the token in its address.
/// </summary>
sealed class HtmlAnswer(string html, Refusal? refusal = null) : IResult
{
    const string Policy = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = refusal is null ? StatusCodes.Status200OK : RefusalStatus.Of(refusal.Code, Surface.Standard);
        Protect(response.Headers);
        response.Headers.CacheControl = "no-store";
        if (refusal?.RetryAfter is { } wait)
            response.Headers.RetryAfter = Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        response.ContentType = "text/html; charset=utf-8";
        await response.Body.WriteAsync(Encoding.UTF8.GetBytes(html), httpContext.RequestAborted).ConfigureAwait(false);
    }

    public static void Protect(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = Policy;
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
    }
}
