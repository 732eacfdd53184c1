using System.Globalization;
using System.Text.Json;
using Holdfast.AspNetCore.Json;
using Holdfast.Audit;
using Microsoft.AspNetCore.Http;

namespace Holdfast.AspNetCore.Audit;

/// <summary>
/// Streams events as JSON Lines in the order of their index, a portion at a time; nothing is held but one portion. A store that fails
/// midway breaks the connection off, so that a cut export never looks like a whole one.
/// </summary>
sealed class AuditExport(IAuditReader log, AuditQuery query) : IResult
{
    public const string ContentType = "application/jsonl";

    const int Portion = 500;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = ContentType;
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentDisposition = string.Create(CultureInfo.InvariantCulture, $"attachment; filename=\"holdfast-audit-{query.Below}.jsonl\"");
        long after = -1;
        int count;
        do
        {
            var found = await log.ListAsync(query with { Above = after, Limit = Portion }, httpContext.RequestAborted).ConfigureAwait(false);
            count = found.Count;
            if (count == 0)
                break;
            after = found[^1].Index;
            WriteLines(response, found);
            await response.BodyWriter.FlushAsync(httpContext.RequestAborted).ConfigureAwait(false);
        }
        while (count == Portion);
        await response.CompleteAsync().ConfigureAwait(false);
    }

    static void WriteLines(HttpResponse response, IReadOnlyList<AuditEntry> entries)
    {
        using var writer = new Utf8JsonWriter(response.BodyWriter);
        foreach (var entry in entries)
        {
            JsonSerializer.Serialize(writer, AuditEventView.Of(entry), HoldfastJson.Default.AuditEventView);
            writer.Flush();
            writer.Reset();
            response.BodyWriter.GetSpan(1)[0] = (byte)'\n';
            response.BodyWriter.Advance(1);
        }
    }
}
