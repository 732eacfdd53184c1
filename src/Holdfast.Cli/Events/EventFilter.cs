using System.CommandLine;
using Holdfast.Audit;
using Holdfast.Cli.Output;
using Holdfast.Cli.Running;

namespace Holdfast.Cli.Events;

/// <summary>The options that choose events.</summary>
sealed class EventFilter
{
    readonly Option<string?> kind = new("--kind") { Description = "Only this kind of event.", HelpName = "kind" };
    readonly Option<string?> outcome = new("--outcome") { Description = "Only done, refused or failed ones.", HelpName = "outcome" };
    readonly Option<string?> actor = new("--actor") { Description = "Only events by this account (name, address or id) or key (id).", HelpName = "who" };
    readonly Option<string?> subject = new("--subject") { Description = "Only events about this account (name, address or id).", HelpName = "who" };
    readonly Option<string?> from = new("--from") { Description = "Only events at or after this time.", HelpName = "time" };
    readonly Option<string?> to = new("--to") { Description = "Only events before this time.", HelpName = "time" };

    public void AddTo(Command command)
    {
        kind.CompletionSources.Add(_ => EventKind.All.Select(one => new System.CommandLine.Completions.CompletionItem(one.Name)));
        outcome.CompletionSources.Add("done", "refused", "failed");
        foreach (var option in new[] { kind, outcome, actor, subject, from, to })
            command.Options.Add(option);
    }

    /// <summary>What the options say, but for the names, which <see cref="FindAsync"/> looks up. Opens nothing.</summary>
    public AuditQuery Read(ParseResult parsed) => new()
    {
        Kind = Value<EventKind>(parsed, kind, EventKind.TryParse, "a kind of event, as docs/audit-format.md lists them"),
        Outcome = Value<EventOutcome?>(parsed, outcome, TryOutcome, "done, refused or failed"),
        From = Value<DateTimeOffset?>(parsed, from, TryInstant, "a date or a time with an offset, for example 2030-01-31T12:00:00Z"),
        To = Value<DateTimeOffset?>(parsed, to, TryInstant, "a date or a time with an offset, for example 2030-01-31T12:00:00Z"),
    };

    /// <summary>The filter with those whom <c>--actor</c> and <c>--subject</c> name; a name that nobody has ends the command.</summary>
    public async Task<AuditQuery> FindAsync(AuditQuery query, ParseResult parsed, CommandKernel kernel, CancellationToken cancellationToken)
    {
        var party = new EventParty(kernel);
        return query with
        {
            ActorId = await party.ActorAsync(parsed.GetValue(actor), cancellationToken),
            Subject = await party.SubjectAsync(parsed.GetValue(subject), cancellationToken),
        };
    }

    /// <summary>The filter for the reading's own event: ids and parsed values, never what was typed.</summary>
    public static string Describe(AuditQuery query)
    {
        (string Name, string? Value)[] parts =
        [
            ("actor", query.ActorId),
            ("subject", query.Subject?.ToString()),
            ("kind", query.Kind?.Name),
            ("outcome", query.Outcome?.ToString().ToLowerInvariant()),
            ("from", Instant.Full(query.From)),
            ("to", Instant.Full(query.To)),
        ];
        return string.Join(' ', parts.Where(part => part.Value is not null).Select(part => $"{part.Name}={part.Value}"));
    }

    delegate bool Reading<T>(string text, out T? value);

    static T? Value<T>(ParseResult parsed, Option<string?> option, Reading<T> read, string wanted) => parsed.GetValue(option) switch
    {
        null => default,
        var text => read(text, out var value) ? value : throw new CommandFailure(ExitCode.Usage, $"{option.Name} must be {wanted}"),
    };

    static bool TryOutcome(string text, out EventOutcome? outcome)
    {
        outcome = text switch { "done" => EventOutcome.Done, "refused" => EventOutcome.Refused, "failed" => EventOutcome.Failed, _ => null };
        return outcome is not null;
    }

    static bool TryInstant(string text, out DateTimeOffset? at)
    {
        at = Instant.TryParse(text, out var parsed) ? parsed : null;
        return at is not null;
    }
}
