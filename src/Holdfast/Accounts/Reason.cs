using System.Globalization;
using System.Text;
using Holdfast.Refusals;

namespace Holdfast.Accounts;

/// <summary>Why somebody did something: trimmed, at most 1,024 code points, no control or formatting characters.</summary>
public sealed record Reason
{
    /// <summary>The longest reason, in Unicode code points.</summary>
    public const int Longest = 1024;

    Reason(string value) => Value = value;

    /// <summary>The text.</summary>
    public string Value { get; }

    /// <summary>No reason given.</summary>
    public static Reason None { get; } = new("");

    /// <summary>Trims and parses; null is no reason; refuses with <c>invalid_reason</c>.</summary>
    public static Outcome<Reason> Parse(string? text)
    {
        var trimmed = (text ?? "").Trim();
        var length = trimmed.EnumerateRunes().Count();
        if (length > Longest)
            return Refusal.ReasonTooLong(Longest, length);
        return trimmed.EnumerateRunes().Any(IsForbidden)
            ? Refusal.InvalidReason("reason must not hold control or bidirectional-override characters")
            : new Reason(trimmed);
    }

    /// <summary>Like <see cref="Parse"/>, but something must be said.</summary>
    public static Outcome<Reason> ParseRequired(string? text) => Parse(text)
        .Then<Reason>(reason => reason.Value.Length == 0 ? Refusal.InvalidReason("say why: reason must not be empty") : reason);

    /// <inheritdoc/>
    public override string ToString() => Value;

    static bool IsForbidden(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
