using System.Globalization;
using System.Text;
using Holdfast.Refusals;

namespace Holdfast.Policies;

/// <summary>The name or the description of a policy: trimmed, without control or formatting characters.</summary>
public sealed record PolicyLabel
{
    const int LongestName = 64;
    const int LongestDescription = 1024;

    PolicyLabel(string value) => Value = value;

    /// <summary>The text.</summary>
    public string Value { get; }

    /// <summary>At most 64 code points; null is none.</summary>
    public static Outcome<PolicyLabel> ParseName(string? text) => Parse(text, LongestName, "name");

    /// <summary>At most 1,024 code points; null is none.</summary>
    public static Outcome<PolicyLabel> ParseDescription(string? text) => Parse(text, LongestDescription, "description");

    static Outcome<PolicyLabel> Parse(string? text, int longest, string field)
    {
        var trimmed = (text ?? "").Trim();
        var length = trimmed.EnumerateRunes().Count();
        if (length > longest)
            return Refusal.InvalidPolicy(FormattableString.Invariant($"{field} exceeds {longest} chars (got {length})"), field);
        return trimmed.EnumerateRunes().Any(IsForbidden)
            ? Refusal.InvalidPolicy($"{field} must not hold control or formatting characters", field)
            : new PolicyLabel(trimmed);
    }

    static bool IsForbidden(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
