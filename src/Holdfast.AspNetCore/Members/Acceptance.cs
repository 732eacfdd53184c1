using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Holdfast.AspNetCore.Members;

/// <summary>Which of several forms a client accepts (RFC 9110, section 12.5.1).</summary>
static class Acceptance
{
    /// <summary>
    /// The form of highest quality, the first one offered among equals; null when none is acceptable. Without a header the first one.
    /// </summary>
    public static string? Choose(HttpRequest request, params ReadOnlySpan<string> offered)
    {
        var header = request.Headers.Accept;
        if (StringValues.IsNullOrEmpty(header) || header == offered[0] || header == "*/*")
            return offered[0];
        if (!MediaTypeHeaderValue.TryParseList(header!, out var accepted))
            return null;
        string? best = null;
        var highest = 0.0;
        foreach (var form in offered)
        {
            if (QualityOf(form, accepted) is var quality && quality > highest)
                (best, highest) = (form, quality);
        }
        return best;
    }

    /// <summary>The most specific range that fits counts.</summary>
    static double QualityOf(string form, IList<MediaTypeHeaderValue> accepted)
    {
        var type = MediaTypeHeaderValue.Parse(form);
        var fitting = accepted.Where(type.IsSubsetOfRange).OrderByDescending(Specificity).FirstOrDefault();
        return fitting is null ? 0 : fitting.Quality ?? 1;
    }

    static int Specificity(MediaTypeHeaderValue range) => range switch
    {
        { MatchesAllTypes: true } => 0,
        { MatchesAllSubTypes: true } => 1,
        _ => 2,
    };

    static bool IsSubsetOfRange(this MediaTypeHeaderValue type, MediaTypeHeaderValue range) =>
        range.MatchesAllTypes
        || (range.Type.Equals(type.Type, StringComparison.OrdinalIgnoreCase) && (range.MatchesAllSubTypes || range.SubType.Equals(type.SubType, StringComparison.OrdinalIgnoreCase)));
}
