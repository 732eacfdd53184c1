using System.Globalization;
using System.Text;
using Holdfast.Facts;
using Holdfast.Refusals;

namespace Holdfast.Groups;

/// <summary>A group's name: trimmed, NFC, 1–64 code points, no control or formatting characters. Unique by <see cref="Key"/>.</summary>
public sealed record GroupName
{
    const int Longest = 64;

    GroupName(string value) => Value = value;

    /// <summary>The name.</summary>
    public string Value { get; }

    /// <summary>The form in which names are compared.</summary>
    public string Key => Value.ToLowerInvariant();

    /// <summary>Trims and parses; refuses with <c>invalid_group</c>.</summary>
    public static Outcome<GroupName> Parse(string? text)
    {
        if (text?.IsWellFormed == false)
            return Refusal.InvalidGroup("a group's name must be well-formed Unicode");
        var name = (text ?? "").Trim().Normalize(NormalizationForm.FormC);
        var length = name.EnumerateRunes().Count();
        if (length is 0 or > Longest)
            return Refusal.InvalidGroup($"a group's name must be 1-{Longest} characters");
        return name.EnumerateRunes().Any(IsForbidden)
            ? Refusal.InvalidGroup("a group's name must not hold control or formatting characters")
            : new GroupName(name);
    }

    /// <inheritdoc/>
    public override string ToString() => Value;

    static bool IsForbidden(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
