using System.Globalization;
using Holdfast.Audit;
using Holdfast.Cli.Output;

namespace Holdfast.Cli.Events;

/// <summary>An event as a row of a table.</summary>
static class EventRow
{
    public static readonly string[] Headings = ["INDEX", "TIME", "KIND", "OUTCOME", "ACTOR", "SUBJECT", "REASON"];

    public static string?[] Of(AuditEntry entry) =>
    [
        entry.Index.ToString(CultureInfo.InvariantCulture),
        Instant.Short(entry.At),
        entry.Kind,
        entry.RefusalCode is { } code ? $"{EventJson.OutcomeOf(entry)} ({code})" : EventJson.OutcomeOf(entry),
        $"{entry.ActorKind} {entry.ActorLabel ?? entry.ActorId}".TrimEnd(),
        entry.SubjectLabel ?? entry.SubjectId?.ToString("D"),
        entry.Reason,
    ];

    /// <summary>One line without headings, for a log that is followed.</summary>
    public static string Line(AuditEntry entry) => string.Join("  ", Of(entry).Select(cell => string.IsNullOrEmpty(cell) ? "-" : Printable.Of(cell)));
}
