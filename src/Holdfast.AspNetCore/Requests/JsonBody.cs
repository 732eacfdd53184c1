using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using Holdfast.Refusals;
using Microsoft.AspNetCore.Http;

namespace Holdfast.AspNetCore.Requests;

/// <summary>
/// Reads request bodies strictly: bounded, valid UTF-8, no unknown or duplicate members, no wrong types, no lone surrogates. Everything
/// else is <c>malformed</c>.
/// </summary>
static class JsonBody
{
    /// <summary>The largest body of ordinary routes, in bytes.</summary>
    public const int Largest = 64 * 1024;

    /// <summary>Reads a body that must be there.</summary>
    public static async ValueTask<Outcome<Body<T>>> ReadAsync<T>(HttpContext http, JsonTypeInfo<T> type, int largest = Largest)
        where T : class
    {
        var bytes = await ReadBytesAsync(http, largest).ConfigureAwait(false);
        return bytes.Then(read => read.Length == 0 ? Refusal.Malformed("the request needs a JSON body") : Parse(read, type));
    }

    /// <summary>Reads a body that may be absent; then <paramref name="absent"/> stands for it.</summary>
    public static async ValueTask<Outcome<Body<T>>> ReadOptionalAsync<T>(HttpContext http, JsonTypeInfo<T> type, T absent)
        where T : class
    {
        var bytes = await ReadBytesAsync(http, Largest).ConfigureAwait(false);
        return bytes.Then(read => read.Length == 0 ? new Body<T>(absent, read) : Parse(read, type));
    }

    static Outcome<Body<T>> Parse<T>(byte[] bytes, JsonTypeInfo<T> type)
        where T : class
    {
        if (!Utf8.IsValid(bytes))
            return Refusal.Malformed("the body is not valid UTF-8");
        try
        {
            return JsonSerializer.Deserialize(bytes, type) is { } value ? new Body<T>(value, bytes) : Refusal.Malformed("the body must be a JSON object");
        }
        catch (JsonException wrong)
        {
            return Refusal.Malformed(SentenceOf(wrong), FieldOf(wrong.Path));
        }
        catch (NotSupportedException)
        {
            return Refusal.Malformed("an object in the body does not say its type");
        }
        catch (InvalidOperationException)
        {
            return Refusal.Malformed("the body holds text that is not well-formed Unicode");
        }
    }

    static async ValueTask<Outcome<byte[]>> ReadBytesAsync(HttpContext http, int largest)
    {
        var request = http.Request;
        if (request.ContentLength > largest)
            return Refusal.Malformed($"the body is larger than {largest / 1024} KiB");
        var buffer = new ArrayBufferWriter<byte>(request.ContentLength is { } length and > 0 ? (int)length : 1024);
        int read;
        while ((read = await request.Body.ReadAsync(buffer.GetMemory(1024), http.RequestAborted).ConfigureAwait(false)) > 0)
        {
            buffer.Advance(read);
            if (buffer.WrittenCount > largest)
                return Refusal.Malformed($"the body is larger than {largest / 1024} KiB");
        }
        if (buffer.WrittenCount > 0 && !IsJson(request.ContentType))
            return Refusal.Malformed("send the body as application/json");
        return buffer.WrittenSpan.ToArray();
    }

    static bool IsJson(string? contentType)
    {
        var plain = contentType?.Split(';')[0].Trim();
        return string.Equals(plain, "application/json", StringComparison.OrdinalIgnoreCase)
            || string.Equals(plain, "application/merge-patch+json", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>A sentence of our own: the framework's names types of ours.</summary>
    static string SentenceOf(JsonException wrong) => wrong switch
    {
        { Message: var message } when message.Contains("could not be mapped", StringComparison.Ordinal) => $"unknown member {FieldOf(wrong.Path)}",
        { Message: var message } when message.StartsWith("a time must", StringComparison.Ordinal) => message,
        { Message: var message } when message.Contains("uplicate", StringComparison.Ordinal) => "a member stands twice in the body",
        { Message: var message } when message.Contains("missing required", StringComparison.Ordinal) => $"a required member is missing: {MissingOf(message)}",
        { Path: "$" or null } => "the body is not well-formed JSON",
        _ => $"{FieldOf(wrong.Path)} has the wrong type or is not well-formed",
    };

    static string MissingOf(string message)
    {
        var start = message.IndexOf("including:", StringComparison.Ordinal);
        return start < 0 ? "see the documentation" : message[(start + 10)..].Trim().TrimEnd('.').Replace("'", "", StringComparison.Ordinal);
    }

    static string? FieldOf(string? path)
    {
        var name = path?.TrimStart('$').TrimStart('.');
        return string.IsNullOrEmpty(name) || name.Length > 64 || name.Any(char.IsControl) ? null : name;
    }
}
