using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Holdfast.Membership;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Holdfast.AspNetCore.Members;

/// <summary>A public document, ready to be sent: nothing is read, signed or encoded for a request.</summary>
sealed class PublishedDocument : IResult
{
    static readonly string CacheControl = string.Create(CultureInfo.InvariantCulture, $"public, max-age={(int)CredentialLife.TimeToLive.TotalSeconds}");

    readonly byte[] body;
    readonly string contentType;
    readonly string tag;

    PublishedDocument(byte[] body, string contentType, ReadOnlySpan<byte> identity, DateTimeOffset validUntil)
    {
        this.body = body;
        this.contentType = contentType;
        // Weak: nodes that say the same sign it each in their own bytes.
        tag = $"W/\"{Base64Url.EncodeToString(SHA256.HashData(identity))[..22]}\"";
        ValidUntil = validUntil;
    }

    /// <summary>From then on it must not be served.</summary>
    public DateTimeOffset ValidUntil { get; }

    /// <summary>A signed document. Its tag follows from what was signed.</summary>
    public static PublishedDocument OfJws(string jws, string contentType, DateTimeOffset validUntil)
    {
        var bytes = Encoding.ASCII.GetBytes(jws);
        return new(bytes, contentType, bytes.AsSpan(0, jws.LastIndexOf('.')), validUntil);
    }

    /// <summary>A document that is not signed.</summary>
    public static PublishedDocument Of(byte[] body, string contentType) => new(body, contentType, body, DateTimeOffset.MaxValue);

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.Headers.ETag = tag;
        response.Headers.CacheControl = CacheControl;
        response.Headers.Vary = HeaderNames.Accept;
        if (IsKnownTo(httpContext.Request))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }
        response.ContentType = contentType;
        response.ContentLength = body.Length;
        return HttpMethods.IsHead(httpContext.Request.Method) ? Task.CompletedTask : response.BodyWriter.WriteAsync(body, httpContext.RequestAborted).AsTask();
    }

    bool IsKnownTo(HttpRequest request)
    {
        var header = request.Headers.IfNoneMatch;
        if (header.Count == 0)
            return false;
        return EntityTagHeaderValue.TryParseList(header!, out var known)
            && known.Any(one => one.Equals(EntityTagHeaderValue.Any) || one.Compare(EntityTagHeaderValue.Parse(tag), useStrongComparison: false));
    }
}
