using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Holdfast.AspNetCore.Requests;

/// <summary>
/// What a client says that it is, fit to be kept and shown: whole characters that are seen as what they are, and not too many.
/// </summary>
static class UserAgentText
{
    const int Longest = 256;

    public static string? Of(HttpRequest request)
    {
        var kept = new StringBuilder();
        foreach (var rune in request.Headers.UserAgent.ToString().EnumerateRunes())
        {
            if (kept.Length + rune.Utf16SequenceLength > Longest)
                break;
            if (IsShown(rune))
                kept.Append(rune);
        }
        return kept.Length == 0 ? null : kept.ToString();
    }

    static bool IsShown(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
}
