using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Holdfast.AspNetCore.Json;
using Microsoft.AspNetCore.Http;

namespace Holdfast.AspNetCore.Requests;

/// <summary>The answer to a write that was carried out: status, headers and JSON, in a form that can be stored and given again.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Json">The body; null when there is none.</param>
/// <param name="Version">The version for the ETag; null when there is none.</param>
/// <param name="Location">Where the new thing is; null when nothing was created.</param>
sealed record Reply(int Status, string? Json = null, long? Version = null, string? Location = null) : IResult
{
    /// <summary>What stands in the place of a secret when an answer is given again.</summary>
    public const string AlreadyShown = "already shown";

    /// <summary>204.</summary>
    public static Reply NoContent { get; } = new(StatusCodes.Status204NoContent);

    /// <summary>An answer with a body.</summary>
    public static Reply Of<T>(T view, JsonTypeInfo<T> type, int status = StatusCodes.Status200OK) => new(status, JsonSerializer.Serialize(view, type));

    /// <summary>Reads what <see cref="ToStored"/> wrote.</summary>
    public static Reply FromStored(string stored) => JsonSerializer.Deserialize(stored, HoldfastJson.Default.Reply)!;

    /// <summary>The form in which the store keeps it.</summary>
    public string ToStored() => JsonSerializer.Serialize(this, HoldfastJson.Default.Reply);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Status;
        response.Headers.CacheControl = "no-store";
        if (Version is { } version)
            response.Headers.ETag = ETagOf(version);
        if (Location is { } location)
            response.Headers.Location = httpContext.Request.PathBase + location;
        if (Json is null)
            return;
        response.ContentType = "application/json; charset=utf-8";
        await response.WriteAsync(Json, httpContext.RequestAborted).ConfigureAwait(false);
    }

    /// <summary>The ETag of a version.</summary>
    public static string ETagOf(long version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");
}
