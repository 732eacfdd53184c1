using System.Globalization;
using System.Text;
using Holdfast.Refusals;

namespace Holdfast.ApiKeys;

/// <summary>What an API key is for, in words: trimmed, NFC, 1–64 code points, no control or formatting characters. Not unique.</summary>
public static class ApiKeyName
{
    const int Longest = 64;

    /// <summary>Trims and parses; refuses with <c>invalid_command</c>.</summary>
    public static Outcome<string> Parse(string? text)
    {
        var name = (text ?? "").Trim().Normalize(NormalizationForm.FormC);
        if (name.EnumerateRunes().Count() is 0 or > Longest)
            return Fault($"a key's name must be 1-{Longest} characters");
        return name.EnumerateRunes().Any(rune => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format)
            ? Fault("a key's name must not hold control or formatting characters")
            : name;
    }

    static Refusal Fault(string sentence) => Refusal.InvalidCommand(sentence) with { Field = "name" };
}
