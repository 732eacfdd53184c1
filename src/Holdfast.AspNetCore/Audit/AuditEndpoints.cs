using System.Globalization;
using Holdfast.AspNetCore.Json;
using Holdfast.AspNetCore.OpenApi;
using Holdfast.AspNetCore.Problems;
using Holdfast.AspNetCore.Requests;
using Holdfast.Audit;
using Holdfast.Gate;
using Holdfast.Refusals;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Holdfast.AspNetCore.Audit;

/// <summary>
/// <c>/api/v1/admin/audit</c>. Every reading goes through the gate, which refuses or records it before anything is shown.
/// </summary>
static class AuditEndpoints
{
    public static void Map(RouteGroupBuilder group)
    {
        group.MapGet("", ListAsync).Produces<Page<AuditEventView>>().Documented("listAuditEvents", "Lists events, newest first; the reading is recorded").TakesPage().TakesAuditFilters();
        group.MapGet("/{index}", FindAsync).Produces<AuditEventView>().Documented("getAuditEvent", "Shows one event; the reading is recorded", 404);
        group.MapGet("/export", ExportAsync).Produces<string>(StatusCodes.Status200OK, AuditExport.ContentType)
            .Documented("exportAuditEvents", "Streams events as JSON Lines, oldest first; the export is recorded").TakesAuditFilters();
    }

    static async Task<IResult> ListAsync(HttpContext http, IAuditReader log, AuthorityGate gate)
    {
        var request = HoldfastRequest.Of(http);
        var query = new QueryReader(http);
        var limit = query.Limit();
        var wanted = AuditFilter.Read(query) with { Below = query.Cursor<long>(TryIndex), Limit = limit + 1 };
        // Known before the reading is recorded, so that the first page does not begin with the event of its own reading.
        var end = wanted.Below ?? await log.SizeAsync(request.Aborted);
        var refusal = await RecordAsync(request, gate, query.Fault, new RecordReading(AuditFilter.Describe(wanted), "list"));
        if (refusal is not null)
            return Problem.Of(refusal);
        var found = await log.ListAsync(wanted with { Below = end }, request.Aborted);
        return Results.Json(Paging.Cut(found, limit, AuditEventView.Of, entry => Text(entry.Index)), HoldfastJson.Default.PageAuditEventView);
    }

    static async Task<IResult> FindAsync(HttpContext http, string index, IAuditReader log, AuthorityGate gate)
    {
        var request = HoldfastRequest.Of(http);
        var fault = TryIndex(index, out var place) ? null : Refusal.Malformed("the index in the path must be a number from 0", "index");
        var refusal = await RecordAsync(request, gate, fault, new RecordReading($"index={Text(place)}", "event"));
        if (refusal is not null)
            return Problem.Of(refusal);
        return await log.FindAsync(place, request.Aborted) is { } entry
            ? Results.Json(AuditEventView.Of(entry), HoldfastJson.Default.AuditEventView)
            : Problem.Of(Refusal.NotFound($"audit event not found: {Text(place)}"));
    }

    static async Task<IResult> ExportAsync(HttpContext http, IAuditReader log, AuthorityGate gate)
    {
        var request = HoldfastRequest.Of(http);
        var query = new QueryReader(http);
        var wanted = AuditFilter.Read(query);
        var end = await log.SizeAsync(request.Aborted);
        var refusal = await RecordAsync(request, gate, query.Fault, new RecordReading(AuditFilter.Describe(wanted with { Below = end }), "export"));
        return refusal is null ? new AuditExport(log, wanted with { Below = end }) : Problem.Of(refusal);
    }

    /// <summary>The refusal, or null once the reading is recorded.</summary>
    static async Task<Refusal?> RecordAsync(HoldfastRequest request, AuthorityGate gate, Refusal? fault, RecordReading reading)
    {
        var caller = await request.RequireCallerAsync();
        if (!caller.IsDone(out var who))
            return caller.Refusal;
        if (fault is not null)
            return fault;
        var outcome = await gate.ExecuteAsync(request.ActorOf(who), reading, request.Aborted);
        return outcome.Refusal;
    }

    static bool TryIndex(string text, out long index) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out index);

    static string Text(long index) => index.ToString(CultureInfo.InvariantCulture);
}
