using System.Globalization;
using Holdfast.Accounts;
using Holdfast.ApiKeys;
using Holdfast.AspNetCore.Requests;
using Holdfast.Audit;

namespace Holdfast.AspNetCore.Audit;

/// <summary>
/// The filters of the audit routes, and what the reading's own event says of them: parsed values, never the query as it came.
/// </summary>
static class AuditFilter
{
    public static AuditQuery Read(QueryReader query) => new()
    {
        ActorId = query.Object<string>("actor", TryActor, "the id of an account or of an API key"),
        Subject = query.Value<AccountId>("subject", AccountId.TryParse, "the id of an account"),
        Kind = query.Object<EventKind>("kind", EventKind.TryParse, "a kind of event, as docs/audit-format.md lists them"),
        Outcome = query.Value<EventOutcome>("outcome", TryOutcome, "done, refused or failed"),
        From = query.Value<DateTimeOffset>("from", TryInstant, "a time with an offset, for example 2030-01-31T12:00:00Z"),
        To = query.Value<DateTimeOffset>("to", TryInstant, "a time with an offset, for example 2030-01-31T12:00:00Z"),
    };

    public static string Describe(AuditQuery query)
    {
        (string Name, string? Value)[] parts =
        [
            ("actor", query.ActorId),
            ("subject", query.Subject?.ToString()),
            ("kind", query.Kind?.Name),
            ("outcome", query.Outcome?.ToString().ToLowerInvariant()),
            ("from", Text(query.From)),
            ("to", Text(query.To)),
            ("below", query.Below?.ToString(CultureInfo.InvariantCulture)),
        ];
        return string.Join(' ', parts.Where(part => part.Value is not null).Select(part => $"{part.Name}={part.Value}"));
    }

    static string? Text(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);

    static bool TryActor(string text, out string? actor)
    {
        actor = AccountId.TryParse(text, out var account) ? account.ToString() : ApiKeyId.TryParse(text, out var key) ? key.Value : null;
        return actor is not null;
    }

    static bool TryOutcome(string text, out EventOutcome outcome)
    {
        outcome = text switch
        {
            "done" => EventOutcome.Done,
            "refused" => EventOutcome.Refused,
            "failed" => EventOutcome.Failed,
            _ => default,
        };
        return outcome != default;
    }

    static bool TryInstant(string text, out DateTimeOffset at)
    {
        string[] formats = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];
        var hasOffset = text.Length >= 20 && (text[^1] == 'Z' || text[^6] is '+' or '-');
        return DateTimeOffset.TryParseExact(text, formats, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out at) && hasOffset;
    }
}
