using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Holdfast.AspNetCore.OpenApi;

/// <summary>
/// <c>/openapi/v1.json</c>, and <c>/docs</c> to browse it: Swagger UI from its package, no outside host, no inline script or style.
/// </summary>
static class DocsEndpoints
{
    const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    static readonly (string Path, string ContentType, Func<byte[]> Read)[] Files =
    [
        ("/docs", "text/html; charset=utf-8", () => EmbeddedFile.Read("docs.html")),
        ("/docs/start.js", "text/javascript; charset=utf-8", () => EmbeddedFile.Read("docs.js")),
        ("/docs/swagger-ui.css", "text/css; charset=utf-8", () => EmbeddedFile.ReadSwaggerUi("swagger-ui.css")),
        ("/docs/swagger-ui-bundle.js", "text/javascript; charset=utf-8", () => EmbeddedFile.ReadSwaggerUi("swagger-ui-bundle.js")),
    ];

    public static void Map(RouteGroupBuilder group)
    {
        group.MapGet("/openapi/v1.json", async (HttpContext http, DocumentText document) => Results.Bytes(await document.GetAsync(), "application/json; charset=utf-8"))
            .ExcludeFromDescription();
        foreach (var (path, contentType, read) in Files)
        {
            var content = new Lazy<byte[]>(read);
            group.MapGet(path, (HttpContext http) => Answer(http, content.Value, contentType)).ExcludeFromDescription();
        }
    }

    static IResult Answer(HttpContext http, byte[] content, string contentType)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "no-cache";
        return Results.Bytes(content, contentType, entityTag: EmbeddedFile.TagOf(content));
    }
}
